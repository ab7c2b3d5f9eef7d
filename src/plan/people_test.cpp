#include "values/people.h"

#include <algorithm>
#include <set>

#include "plan/test_plan.h"

namespace rowsmith {
namespace {

std::string people(const std::string& rows, const std::string& columns,
                   const std::string& document = "") {
    return "rowsmith: 1\n" + document + "tables:\n  people:\n    rows: " + rows +
           "\n    columns:\n" + columns;
}

constexpr const char* three_locales = "locale: {de_DE: 50%, fr_FR: 30%, en_GB: 20%}\n";

// The a-z form of a name, as the pack of the locale has it.
std::set<std::string> normals(const values::Names& names, const std::string& name) {
    std::set<std::string> all;
    for (size_t i = 0; i < names.size(); i++)
        if (names.texts[i] == name) all.insert(std::string(names.normals[i]));
    return all;
}

TEST(People, have_a_full_name_of_their_first_and_last_name) {
    const TestPlan plan(people("500",
                               "      first: person.first_name\n      last: person.last_name\n"
                               "      name: person.full_name\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 500);
    for (size_t i = 0; i < 500; i++) EXPECT_EQ(cells[2][i], cells[0][i] + " " + cells[1][i]);
    EXPECT_GT(std::set(cells[2].begin(), cells[2].end()).size(), 400U);
}

TEST(People, have_first_names_of_their_sex) {
    const TestPlan plan(people("2000", "      sex: person.sex\n      first: person.first_name\n",
                               "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    const values::People& german = **values::people("de_DE");
    size_t women = 0;
    for (size_t i = 0; i < 2000; i++) {
        const size_t sex = cells[0][i] == "female" ? 0 : 1;
        women += 1 - sex;
        const auto& texts = german.first[sex].texts;
        EXPECT_NE(std::find(texts.begin(), texts.end(), cells[1][i]), texts.end()) << cells[1][i];
    }
    EXPECT_NEAR(static_cast<double>(women) / 2000, 0.5, 0.05);
}

TEST(People, refuse_labels_of_nothing) {
    const TestPlan plan(
        "rowsmith: 1\ntables:\n  p: {columns: {sex: {generate: person.sex, "
        "labels: {female: W, male: M}}}}\n");
    EXPECT_TRUE(plan.problems().starts_with("labels_without_values: ")) << plan.problems();
}

TEST(People, follow_the_shares_and_labels_of_sex) {
    const TestPlan plan(people("2000",
                               "      sex: {type: enum, generate: person.sex, enum_values: "
                               "{W: 80%, M: 20%}, labels: {female: W, male: M}}\n"
                               "      first: person.first_name\n",
                               "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 2000);
    const auto women = static_cast<double>(std::ranges::count(cells[0], "W"));
    EXPECT_NEAR(women, 1600, 80);
    const auto& men = (*values::people("de_DE"))->first[1].texts;
    for (size_t i = 0; i < 2000; i++)
        if (cells[0][i] == "M") {
            EXPECT_NE(std::find(men.begin(), men.end(), cells[1][i]), men.end());
        }
}

TEST(People, refuse_a_word_that_is_no_sex) {
    const TestPlan plan(people("10",
                               "      sex: {type: enum, generate: person.sex, enum_values: "
                               "{zig: 80%, zag: 20%}}\n"));
    EXPECT_NE(plan.problems().find("sex_label_unknown"), std::string::npos) << plan.problems();
}

TEST(Addresses, are_written_from_the_name_of_the_row) {
    const TestPlan plan(people("1000",
                               "      last: person.last_name\n      email: person.email\n"
                               "      user: person.user_name\n",
                               "locale: de_DE\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 1000);
    const values::Names& lasts = (*values::people("de_DE"))->last[0];
    size_t with_last = 0;
    for (size_t i = 0; i < 1000; i++) {
        const std::string local = cells[1][i].substr(0, cells[1][i].find('@'));
        EXPECT_EQ(local, cells[2][i]);
        for (const std::string& normal : normals(lasts, cells[0][i]))
            with_last += local.ends_with(normal);
    }
    EXPECT_GE(with_last, 700U);
    EXPECT_LE(with_last, 900U);
}

TEST(Addresses, are_unique_and_those_of_the_row_over_several_locales) {
    const TestPlan plan(
        people("200_000", "      email: {type: email, unique: true}\n", three_locales));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    auto cells = plan.cells(0, 200'000);
    std::set<std::string> locals;
    size_t plain = 0;
    for (const std::string& email : cells[0]) {
        const std::string local = email.substr(0, email.find('@'));
        plain += local.find_first_of("0123456789") == std::string::npos;
        locals.insert(local);
    }
    EXPECT_EQ(locals.size(), 200'000U);
    EXPECT_GT(plain, 60'000U);
}

TEST(Addresses, stay_as_they_were_when_a_table_grows) {
    const std::string columns =
        "      name: person.full_name\n      email: {type: email, unique: true}\n";
    const TestPlan small(people("1000", columns, three_locales));
    const TestPlan large(people("3000", columns, three_locales));
    ASSERT_TRUE(small.ok() && large.ok()) << small.problems() << large.problems();
    EXPECT_EQ(small.cells(0, 1000), large.cells(0, 1000));
}

TEST(Addresses, of_unique_people_agree_with_sex_and_names) {
    const TestPlan plan(people("3000",
                               "      first: person.first_name\n      last: person.last_name\n"
                               "      sex: person.sex\n"
                               "      email: {type: email, unique: true}\n",
                               "locale: cs_CZ\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 3000);
    const values::People& czech = **values::people("cs_CZ");
    for (size_t i = 0; i < 3000; i++) {
        const size_t sex = cells[2][i] == "female" ? 0 : 1;
        const auto firsts = normals(czech.first[sex], cells[0][i]);
        const auto lasts = normals(czech.last[sex], cells[1][i]);
        ASSERT_FALSE(firsts.empty() || lasts.empty());
        const std::string local = cells[3][i].substr(0, cells[3][i].find_first_of("0123456789@"));
        const bool begins = std::ranges::any_of(
            firsts, [&](const std::string& first) { return local[0] == first[0]; });
        const bool shows_last = std::ranges::any_of(lasts, [&](const std::string& last) {
            return local.ends_with(last) || local.back() == last[0];
        });
        EXPECT_TRUE(begins && shows_last) << cells[0][i] << ' ' << cells[1][i] << ' ' << local;
    }
}

TEST(Addresses, carry_the_rows_number_where_the_locale_comes_from_a_drawn_country) {
    const TestPlan plan(people("20_000",
                               "      email: {type: email, unique: true}\n"
                               "      country: {type: string, generate: place.country, form: code,"
                               " enum_values: {DE: 50%, FR: 50%}}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 20'000);
    std::set<std::string> locals;
    for (const std::string& email : cells[0]) locals.insert(email.substr(0, email.find('@')));
    EXPECT_EQ(locals.size(), 20'000U);
}

TEST(Addresses, are_kept_for_examples_unless_realistic) {
    const std::string columns = "      email: person.email\n";
    const TestPlan reserved(people("300", columns));
    const TestPlan realistic(people("300", columns, "contacts: realistic\n"));
    const auto kept = reserved.cells(0, 300), usual = realistic.cells(0, 300);
    for (size_t i = 0; i < 300; i++) {
        EXPECT_NE(kept[0][i].find("example"), std::string::npos) << kept[0][i];
        EXPECT_EQ(usual[0][i].find("example"), std::string::npos) << usual[0][i];
    }
}

TEST(FullNames, are_each_there_once_when_unique) {
    const TestPlan plan(people("50_000",
                               "      name: {type: string, generate: person.full_name, unique: "
                               "true}\n      email: {type: email, unique: true}\n",
                               "locale: {de_DE: 50%, de_AT: 50%}\n"));
    ASSERT_TRUE(plan.ok()) << plan.problems();
    const auto cells = plan.cells(0, 50'000);
    for (const auto& column : cells)
        EXPECT_EQ(std::set(column.begin(), column.end()).size(), 50'000U);
}

TEST(FullNames, are_refused_beyond_their_number) {
    const TestPlan plan(people("900_000_000",
                               "      name: {type: string, generate: person.full_name, unique: "
                               "true}\n",
                               "locale: fr_FR\n"));
    EXPECT_NE(plan.problems().find("space_too_small: space = "), std::string::npos)
        << plan.problems();
    EXPECT_NE(plan.problems().find(" < 900,000,000 rows"), std::string::npos);
}

}  // namespace
}  // namespace rowsmith
