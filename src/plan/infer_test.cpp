#include "plan/infer.h"

#include <gtest/gtest.h>

#include <deque>

#include "base/text.h"
#include "plan/infer_table.h"
#include "plan/name_words.h"
#include "schema/read_document.h"

namespace rowsmith {
namespace {

// Every generator that a rule names, making every type: what the words say is all that counts.
const Catalogue& wide_catalogue() {
    static const Catalogue catalogue = [] {
        static std::deque<Descriptor> made;
        std::vector<Kind> kinds;
        for (u8 kind = 0; kind <= static_cast<u8>(Kind::coordinates); kind++)
            kinds.push_back(static_cast<Kind>(kind));
        std::vector<const Descriptor*> all;
        const auto add = [&](std::string_view name) {
            for (const Descriptor* known : all)
                if (known->name == name) return;
            made.push_back({.name = std::string(name), .summary = "a value", .kinds = kinds});
            all.push_back(&made.back());
        };
        for (const NameRule& rule : name_rules()) add(rule.generator);
        for (const char* name : {"text.word", "uniform", "choice"}) add(name);
        return Catalogue(all);
    }();
    return catalogue;
}

ColumnSpec column_of(std::string_view name, std::string_view options) {
    Problems problems;
    ColumnSpec column;
    column.name = name;
    column.node = *read_document(options, "", problems);
    if (const Node* type = column.node.find("type")) {
        column.type.emplace();
        kind_from(type->text, column.type->kind);
    }
    return column;
}

Inference inferred(std::string_view table, std::string_view name,
                   std::string_view options = "{type: string}") {
    TableSpec spec{.name = std::string(table)};
    return *infer_generator(spec, column_of(name, options), wide_catalogue());
}

std::string option(const Inference& inference, std::string_view key) {
    const Node* node = inference.options.find(key);
    return node != nullptr ? node->text : "";
}

TEST(Infer, takes_what_the_name_says_in_its_table) {
    EXPECT_EQ(inferred("customers", "name").generator, "person.full_name");
    EXPECT_EQ(inferred("companies", "name").generator, "company.name");
    EXPECT_EQ(inferred("products", "name").generator, "product.name");
    EXPECT_EQ(inferred("cities", "name").generator, "place.city");
    EXPECT_EQ(inferred("songs", "name").generator, "text.title");
    EXPECT_EQ(inferred("songs", "artistName").generator, "person.full_name");
    EXPECT_EQ(inferred("orders", "shipping_city").generator, "place.city");
    EXPECT_EQ(inferred("orders", "Lieferdatum", "{type: date}").generator, "date");
    EXPECT_EQ(inferred("songs", "mood").generator, "text.word");
}

TEST(Infer, knows_german_names) {
    EXPECT_EQ(inferred("kunden", "nachname").generator, "person.last_name");
    EXPECT_EQ(inferred("kunden", "straße").generator, "place.street");
    EXPECT_EQ(inferred("kunden", "geburtsdatum", "{type: date}").generator, "person.birth_date");
    EXPECT_EQ(inferred("waren", "verkaufspreis", "{type: decimal}").generator, "lognormal");
}

TEST(Infer, separates_the_persons_and_places_of_one_row) {
    EXPECT_EQ(option(inferred("sales", "customer"), "bundle"), "customer");
    EXPECT_EQ(option(inferred("sales", "customer_email", "{type: email}"), "bundle"), "customer");
    EXPECT_EQ(option(inferred("orders", "billing_city"), "bundle"), "billing");
    EXPECT_EQ(option(inferred("customers", "customer_name"), "bundle"), "");
    EXPECT_EQ(option(inferred("customers", "work_email", "{type: email}"), "bundle"), "");
}

TEST(Infer, tells_the_words_that_it_matched) {
    EXPECT_EQ(inferred("orders", "billing_city").reason, "'city' in its name");
    EXPECT_EQ(inferred("companies", "name").reason, "'name' in its name of a company");
}

TEST(Infer, fits_amounts_to_their_bounds) {
    const Inference amount =
        inferred("sales", "amount", "{type: float, min_value: 10, max_value: 1000}");
    EXPECT_EQ(amount.generator, "lognormal");
    EXPECT_EQ(option(amount, "median"), "48");
    const Inference large =
        inferred("sales", "amount", "{type: decimal, min_value: 500, max_value: 90000}");
    EXPECT_EQ(large.generator, "lognormal");
    EXPECT_EQ(option(large, "median"), "9000");
    EXPECT_EQ(option(large, "p95"), "28000");
    EXPECT_EQ(inferred("sales", "amount", "{type: decimal, min_value: -5, max_value: 5}").generator,
              "uniform");
    EXPECT_EQ(inferred("sales", "quantity", "{type: integer, max_value: 3}").generator,
              "lognormal");
}

TEST(Infer, leaves_types_to_their_own_generators) {
    EXPECT_EQ(inferred("users", "active", "{type: boolean}").generator, "boolean");
    EXPECT_EQ(inferred("users", "status", "{type: boolean}").generator, "boolean");
    EXPECT_EQ(inferred("users", "birth_date", "{type: date}").generator, "person.birth_date");
    EXPECT_EQ(inferred("users", "seen_at", "{type: datetime}").generator, "datetime");
    EXPECT_EQ(inferred("machines", "weird", "{type: integer}").generator, "uniform");
}

TEST(Infer, names_no_generator_that_the_catalogue_lacks) {
    const Descriptor word{.name = "text.word", .summary = "a word", .kinds = {Kind::string}};
    const Catalogue small({&word});
    const TableSpec table{.name = "customers"};
    EXPECT_EQ(infer_generator(table, column_of("name", "{type: string}"), small)->generator,
              "text.word");
}

TEST(Infer, reads_the_options_of_every_rule) {
    for (const NameRule& rule : name_rules()) {
        if (rule.options.empty()) continue;
        Problems problems;
        const auto options = read_document(rule.options, "", problems);
        ASSERT_TRUE(options && problems.ok()) << rule.words;
        EXPECT_TRUE(options->is_map()) << rule.words;
    }
}

TEST(NameWords, are_lower_case_and_singular) {
    const std::vector<std::string> expected = {"customer", "name"};
    for (const char* name : {"customerName", "customer_names", "Customer Name", "CUSTOMER_NAME"})
        EXPECT_EQ(name_words(name), expected) << name;
    for (const char* word : {"cities", "boxes", "people", "orders", "addresses", "statuses", "ads"})
        EXPECT_EQ(plural(singular(word)), word);
    for (const char* word : {"status", "address", "news", "bus"}) EXPECT_EQ(singular(word), word);
    EXPECT_EQ(lower_case("ÄRZTE Übung"), "ärzte übung");
}

}  // namespace
}  // namespace rowsmith
