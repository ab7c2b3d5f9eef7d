#include "plan/infer.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/text.h"
#include "plan/infer_bounds.h"
#include "plan/infer_table.h"
#include "plan/name_words.h"
#include "random/distribution.h"
#include "schema/read_document.h"
#include "schema/schema.h"

namespace rowsmith {

namespace {

using Words = std::vector<std::string>;

bool is_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::float_ || kind == Kind::decimal;
}

Thing thing_named(std::string_view word) {
    for (const ThingWords& entry : thing_words())
        for (const std::string_view known : split(entry.words, ' '))
            if (known == word) return entry.thing;
    return Thing::any;
}

// By its name, else by columns that only one kind of thing has.
Thing thing_of(const TableSpec& table) {
    const Words words = name_words(table.name);
    if (!words.empty() && thing_named(words.back()) != Thing::any) return thing_named(words.back());
    for (const ColumnSpec& column : table.columns) {
        const Words name = name_words(column.name);
        if (name.empty()) continue;
        const std::string& last = name.back();
        if (name.size() > 1 && last == "name" && (name[0] == "first" || name[0] == "last"))
            return Thing::person;
        for (const char* word : {"gender", "sex", "birthday", "birthdate", "dob"})
            if (last == word) return Thing::person;
        for (const char* word : {"sku", "ean", "brand"})
            if (last == word) return Thing::product;
        if (last == "email" && name.size() == 1) return Thing::person;
    }
    return Thing::any;
}

// How many words of the name the alternative takes; 0 = it does not fit.
size_t match(std::string_view alternative, const Words& name) {
    if (name.empty()) return 0;
    const bool whole = alternative.starts_with('=');
    if (whole) alternative.remove_prefix(1);
    if (alternative.starts_with('*')) {
        alternative.remove_prefix(1);
        const std::string& last = name.back();
        return last.size() > alternative.size() && last.ends_with(alternative) ? 1 : 0;
    }
    const auto words = split(alternative, ' ');
    if (words.size() > name.size() || (whole && words.size() != name.size())) return 0;
    if (!std::equal(words.rbegin(), words.rend(), name.rbegin())) return 0;
    return words.size();
}

struct Match {
    const NameRule* rule = nullptr;
    size_t words = 0;
};

class Inferrer {
public:
    Inferrer(const TableSpec& table, const ColumnSpec& column, const Catalogue& catalogue)
        : column_(column),
          catalogue_(catalogue),
          name_(name_words(column.name)),
          table_(name_words(table.name)),
          thing_(thing_of(table)) {
        if (name_.size() < 2) return;
        last_ = {name_.back()};
        qualifier_ = thing_named(name_[name_.size() - 2]);
    }

    std::optional<Inference> from_name() const {
        const Match found = best_rule();
        const bool role = found.words <= 1 && !name_.empty() && may_be_text();
        const Thing named = role ? thing_named(name_.back()) : Thing::any;
        if (named == Thing::person && makes("person.full_name"))
            return of_thing("person.full_name", name_.back() + " is a person");
        if (named == Thing::company && makes("company.name"))
            return of_thing("company.name", name_.back() + " is a company");
        if (found.rule == nullptr) return std::nullopt;
        return of_rule(found);
    }

private:
    bool may_be_text() const { return !column_.type || column_.type->kind == Kind::string; }

    bool makes(std::string_view generator) const {
        const Descriptor* descriptor = catalogue_.generator(generator);
        if (descriptor == nullptr) return false;
        return !column_.type || descriptor->makes(column_.type->kind);
    }

    bool fits(const NameRule& rule) const {
        if (rule.of != Thing::any && rule.of != thing_of_column()) return false;
        if (!makes(rule.generator)) return false;
        if (!column_.type) return true;
        const Kind kind = column_.type->kind;
        if (kind == Kind::boolean) return rule.generator == "boolean";
        // A rule about numbers says nothing of texts and durations, nor the other way round.
        if (rule.generator == "choice") {
            return is_number(kind) == (rule.type == "integer") && !is_moment(kind);
        }
        return (rule.type == "duration") == (kind == Kind::duration);
    }

    // customer_name in orders speaks of a customer, not of an order.
    Thing thing_of_column() const {
        for (size_t i = name_.size() - 1; i-- > 0;)
            if (const Thing thing = thing_named(name_[i]); thing != Thing::any) return thing;
        return thing_;
    }

    // A rule for one thing goes before a general one of the same length.
    Match best_rule() const {
        Match best;
        bool best_whole = false;
        if (name_.empty()) return best;
        for (const NameRule& rule : name_rules()) {
            for (std::string_view alternative : split(rule.words, ',')) {
                alternative = trimmed(alternative);
                const size_t words = match(alternative, name_for(rule, alternative));
                const bool whole = alternative.starts_with('=');
                if (words == 0 || words < best.words) continue;
                if (words == best.words && best.rule != nullptr && !(whole && !best_whole))
                    continue;
                if (!fits(rule)) continue;
                best = {&rule, words};
                best_whole = whole;
            }
        }
        return best;
    }

    // "=name" also fits customer_name where the rule is for persons.
    const Words& name_for(const NameRule& rule, std::string_view alternative) const {
        const bool qualified = name_.size() > 1 && qualifier_ == rule.of;
        const bool is_for_all = rule.of == Thing::any || !alternative.starts_with('=');
        return is_for_all || !qualified ? name_ : last_;
    }

    Inference of_rule(const Match& found) const {
        const NameRule& rule = *found.rule;
        std::string words;
        for (size_t i = name_.size() - found.words; i < name_.size(); i++)
            words += (words.empty() ? "" : " ") + name_[i];
        Inference inference{.generator = std::string(rule.generator),
                            .reason = "'" + words + "' in its name" + thing_reason(rule),
                            .type = std::string(rule.type)};
        inference.options.kind = NodeKind::map;
        if (!rule.options.empty()) {
            Problems problems;
            auto read = read_document(rule.options, "", problems);
            CHECK(read.has_value());
            inference.options = *std::move(read);
        }
        const bool of_moments =
            rule.generator == "date" || rule.generator == "time" || rule.generator == "datetime";
        if (!of_moments && !(keeps_bounds(inference.generator) &&
                             fit_to_bounds(column_.node, inference.options))) {
            inference.generator = "uniform";
            inference.options = Node{.kind = NodeKind::map};
        }
        add_bundle(name_.size() - found.words, inference);
        return inference;
    }

    // Bounds that the column gives and the generator would not draw by make it a plain draw.
    bool keeps_bounds(std::string_view generator) const {
        const Descriptor* descriptor = catalogue_.generator(generator);
        if (descriptor == nullptr || !column_.type || !is_number(column_.type->kind)) return true;
        if (generator == "sequence") return true;
        for (const char* bound : {"min_value", "max_value"})
            if (column_.node.has(bound) && descriptor->find(bound) == nullptr &&
                !is_distribution(generator))
                return false;
        return true;
    }

    // Those cut by bounds without naming them among their own options.
    bool is_distribution(std::string_view generator) const {
        return distribution_kind(generator).has_value();
    }

    std::string thing_reason(const NameRule& rule) const {
        static constexpr std::array names = {"", " of a person", " of a company", " of a product",
                                             " of a place"};
        return names[static_cast<size_t>(rule.of)];
    }

    Inference of_thing(std::string generator, std::string reason) const {
        Inference inference{
            .generator = std::move(generator), .reason = "'" + reason, .type = "string"};
        inference.reason.insert(1 + name_.back().size(), "'");
        inference.options.kind = NodeKind::map;
        add_bundle(name_.size(), inference);
        return inference;
    }

    // billing_city and shipping_city are two places, doctor and patient two persons.
    void add_bundle(size_t qualifiers, Inference& inference) const {
        const std::string_view kind =
            std::string_view(inference.generator).substr(0, inference.generator.find('.'));
        if (kind != "person" && kind != "place" && kind != "company" && kind != "product") return;
        std::string bundle;
        for (size_t i = 0; i < qualifiers; i++) {
            const bool own = !table_.empty() && name_[i] == table_.back();
            if (own || is_neutral_qualifier(name_[i])) continue;
            bundle += (bundle.empty() ? "" : "_") + name_[i];
        }
        if (bundle == "person" || bundle == "company" || bundle == "product" || bundle.empty())
            return;
        inference.options.set("bundle", make_scalar(bundle, inference.options));
    }

    const ColumnSpec& column_;
    const Catalogue& catalogue_;
    Words name_;
    Words last_ = {};               // the last word of a name of several
    Thing qualifier_ = Thing::any;  // what the word before it speaks of
    Words table_;
    Thing thing_;
};

// Of the type alone, when the name says nothing.
std::optional<Inference> from_type(const ColumnSpec& column, const Catalogue& catalogue) {
    if (!column.type) {
        if (!catalogue.generator("text.word")) return std::nullopt;
        return Inference{"text.word", "nothing else is known of it", "string"};
    }
    const Kind kind = column.type->kind;
    if (is_number(kind)) return Inference{"uniform", "a number within bounds"};
    const bool has_length = column.min_length || column.max_length;
    if (kind == Kind::string && !has_length)
        return Inference{"text.word", "a text whose name says nothing"};
    return Inference{std::string(name_of(kind)), "the type's own generator"};
}

}  // namespace

std::optional<Inference> infer_generator(const TableSpec& table, const ColumnSpec& column,
                                         const Catalogue& catalogue) {
    if (!column.expression.empty()) return Inference{"expression", "it has an expression"};
    if (column.enum_values) return Inference{"choice", "it has enum_values"};
    if (column.pattern) return Inference{"pattern", "it has a pattern"};
    const bool moment = column.type && is_moment(column.type->kind);
    if (!column.format.empty() && !moment) {
        const Descriptor* picked = catalogue.generator_of_format(column.format);
        if (picked) return Inference{picked->name, "of format " + column.format};
    }
    if (auto found = Inferrer(table, column, catalogue).from_name()) return found;
    return from_type(column, catalogue);
}

void apply_inference(const Inference& inference, ColumnSpec& column) {
    column.generate = PlacedText{.text = inference.generator, .place = column.place};
    if (!inference.options.is_map()) return;
    for (size_t i = 0; i < inference.options.items.size(); i++) {
        const std::string& key = inference.options.keys[i].text;
        if (column.node.has(key)) continue;
        const Node& value = inference.options.items[i];
        const bool scaled =
            !column.type || column.type->kind == Kind::float_ || column.type->kind == Kind::decimal;
        if (key == "scale" && !scaled) continue;
        column.node.set(key, value);
        if (key == "min_value") column.min_value = value;
        if (key == "max_value") column.max_value = value;
        if (key == "enum_values") column.enum_values = value;
        if (key == "bundle") column.bundle = value.text;
        if (key == "scale" && column.type && column.type->kind == Kind::float_ &&
            column.type->scale < 0)
            column.type->scale = static_cast<i32>(value.text[0] - '0');
    }
}

}  // namespace rowsmith
