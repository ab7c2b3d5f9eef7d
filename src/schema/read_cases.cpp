// cases: the options of a case are laid over the column's, so that each case is a column of its
// own.
#include <array>

#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/limits.h"
#include "schema/model.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 6> kept_from_cases = {"type",  "references", "unique",
                                                             "exact", "sorted",     "cases"};

bool is_parameter_of(const std::string& key, const Descriptor* generator) {
    static constexpr std::array<std::string_view, 4> always = {"generate", "expression",
                                                               "enum_values", "pattern"};
    for (const std::string_view name : always)
        if (key == name) return true;
    return generator != nullptr && generator->find(key) != nullptr;
}

// A generator or an expression in a case replaces the column's with its parameters.
void drop_making(Node& column, const Catalogue& catalogue) {
    const Node* generate = column.find("generate");
    const Descriptor* generator =
        generate != nullptr ? catalogue.generator(generate->text) : nullptr;
    const std::vector<Key> keys = column.keys;
    for (const Key& key : keys)
        if (is_parameter_of(key.text, generator)) column.remove(key.text);
}

Node lay_over(const Node& column, const Node& one, const Catalogue& catalogue) {
    Node laid = column;
    laid.remove("cases");
    if (one.has("generate") || one.has("expression")) drop_making(laid, catalogue);
    for (size_t i = 0; i < one.items.size(); i++) {
        const std::string& key = one.keys[i].text;
        if (key == "when") continue;
        laid.remove(key);
        laid.keys.push_back(one.keys[i]);
        laid.items.push_back(one.items[i]);
    }
    laid.line = one.line;
    laid.column = one.column;
    laid.trail = one.trail;
    return laid;
}

void check_case_keys(const Node& one, Problems& problems) {
    for (size_t i = 0; i < one.keys.size(); i++) {
        for (const std::string_view name : kept_from_cases) {
            if (one.keys[i].text != name) continue;
            problems.add(schema_error(
                "key_not_in_cases", "'" + one.keys[i].text + "' holds for the whole column",
                one.key_place(i), "options of the values", "write it beside cases"));
        }
    }
}

// Errors of the column itself were told already; a case adds those of its own keys.
void add_new(const Problems& found, const Problems& known, Problems& problems) {
    const auto same = [](const Error& a, const Error& b) {
        return a.cause == b.cause && a.place.line == b.place.line &&
               a.place.column == b.place.column && a.message == b.message;
    };
    for (const Error& error : found.errors()) {
        bool is_known = false;
        for (const Error& other : known.errors()) is_known = is_known || same(error, other);
        if (!is_known) problems.add(error);
    }
}

}  // namespace

std::vector<CaseSpec> read_cases(const std::string& name, const Node& column,
                                 const ModelContext& context) {
    std::vector<CaseSpec> cases;
    const Node* list = column.find("cases");
    if (list == nullptr || !list->is_list()) return cases;
    if (list->items.empty() || list->items.size() > cases_max) {
        context.problems.add(schema_error(
            "cases_count", "cases is " + describe(*list), list->place(),
            "1 to " + with_commas(cases_max) + " cases", "add {when: …, …}, or remove cases"));
        return cases;
    }
    for (size_t i = 0; i < list->items.size(); i++) {
        const Node& one = list->items[i];
        if (!one.is_map()) {
            context.problems.add(schema_error("case_not_map", "found " + describe(one), one.place(),
                                              "a case like {when: tier == 'pro', mean: 90}"));
            continue;
        }
        if (!one.has("when") && i + 1 < list->items.size()) {
            context.problems.add(schema_error(
                "case_unreachable", "a case without `when` always holds, so later ones never do",
                one.place(), "such a case at the end", "move it to the end, or add when"));
        }
        check_case_keys(one, context.problems);
        Problems found;
        ColumnSpec laid = read_column(name, one.place(), lay_over(column, one, context.catalogue),
                                      {context.catalogue, found});
        add_new(found, context.problems, context.problems);
        cases.push_back({placed(one.find("when")), std::move(laid), one.place()});
    }
    return cases;
}

}  // namespace rowsmith
