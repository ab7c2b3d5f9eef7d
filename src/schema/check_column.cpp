// Keys of one column that contradict each other.
#include "base/text.h"
#include "schema/check.h"
#include "schema/check_bounds.h"

namespace rowsmith {

namespace {

// A case may have what the column needs: a default where no case holds.
enum class Part : u8 { column, of_case };

class ColumnCheck {
public:
    ColumnCheck(const ColumnSpec& column, Part part, const Catalogue& catalogue, Problems& problems)
        : column_(column), part_(part), catalogue_(catalogue), problems_(problems) {}

    void run() {
        check_making();
        check_nulls();
        check_unique();
        check_shares();
        check_times();
        check_format();
        check_bundle();
        check_bounds(column_, problems_);
    }

private:
    void wrong(std::string_view key, std::string cause, std::string message, std::string expected,
               std::string fix) {
        const Node* node = column_.node.find(key);
        problems_.add(schema_error(std::move(cause), std::move(message),
                                   node != nullptr ? node->place() : column_.place,
                                   std::move(expected), std::move(fix)));
    }
    bool has(std::string_view key) const { return column_.node.has(key); }
    bool is(Kind kind) const { return column_.type && column_.type->kind == kind; }

    void check_making() {
        if (column_.node.items.empty()) {
            wrong("", "column_empty", "the column '" + column_.name + "' says nothing",
                  "a type or a generator", "write " + column_.name + ": string");
        }
        if (has("generate") && has("expression")) {
            wrong("expression", "generate_and_expression",
                  "the column has a generator and an expression", "one way to make the values",
                  "remove generate or expression");
        }
        // A reference that could not be read has told its own mistake.
        if (column_.references && has("generate") && column_.generate.text != "choice") {
            wrong("generate", "reference_with_generator",
                  "the column references " + column_.references->table + "." +
                      column_.references->column + " and has the generator " +
                      column_.generate.text,
                  "references alone, or with expression or choice", "remove generate");
        }
        const bool made = has("enum_values") || has("expression") || has("references") ||
                          has("cases") || has("generate");
        if (is(Kind::enum_) && !made) {
            wrong("type", "enum_without_values", "the enum '" + column_.name + "' has no values",
                  "enum_values: [a, b] or {a: 80%, b: 20%}", "add enum_values");
        }
        if (has("pattern") && has("enum_values")) {
            wrong("pattern", "pattern_and_values", "the column has a pattern and enum_values",
                  "one of them", "remove pattern: the values are listed");
        }
        if (const Node* fields = column_.node.find("fields");
            fields != nullptr && fields->is_map() && fields->items.empty()) {
            wrong("fields", "fields_empty", "the object has no field", "at least one field",
                  "add a field, or remove fields");
        }
    }

    void check_nulls() {
        if (!column_.nullable && column_.null_share > 0) {
            wrong("null_share", "null_share_not_nullable",
                  "null_share is " + describe(*column_.node.find("null_share")) +
                      ", but nullable is false",
                  "no nulls", "remove null_share, or nullable: false");
        }
        const bool falls_to_null = !column_.default_value || column_.default_value->is_null();
        if (!column_.nullable && has("when") && falls_to_null) {
            wrong("when", "when_not_nullable",
                  "where `when` is not true the cell is null, but nullable is false", "a default",
                  "add default, or remove nullable: false");
        }
        if (has("default") && !has("when") && !has("cases") && part_ == Part::column) {
            problems_.warn(schema_error("default_unused",
                                        "default is used where `when` is not true",
                                        column_.node.find("default")->place(), "when beside it",
                                        "add when, or remove default"));
        }
    }

    // Values that stand beside the column's own could repeat them.
    void check_unique() {
        if (!column_.unique) return;
        if (has("cases"))
            wrong("cases", "unique_with_cases", "the cases could give two rows the same value",
                  "one generator for all rows", "remove unique, or the cases");
        if (has("default") && !column_.default_value->is_null())
            wrong("default", "unique_with_default",
                  "all rows where `when` is not true would get the same default", "nulls there",
                  "remove default, or unique");
    }

    void check_shares() {
        const bool shares = has("enum_values") || has("share") || has("null_share") || has("cases");
        if (column_.exact && !shares && !is(Kind::boolean)) {
            wrong("exact", "exact_without_shares", "nothing in the column has a share",
                  "enum_values, share or null_share", "remove exact");
        }
        if (column_.endings && column_.endings->is_scalar() && column_.endings->text != "retail") {
            wrong("endings", "unknown_word", "endings is " + describe(*column_.endings),
                  "retail, or shares like {.99: 70%, .00: 30%}", "write retail");
        }
    }

    void check_times() {
        if (has("delay") && !has("after") && !has("before")) {
            wrong("delay", "delay_without_after", "the delay counts from no moment",
                  "after or before beside it", "add after");
        }
        if (has("past_end") && !has("delay")) {
            wrong("past_end", "past_end_without_delay", "past_end is about a delay",
                  "delay beside it", "remove past_end");
        }
        if (column_.time.calendar) check_calendar(*column_.time.calendar, problems_);
        if (column_.type && column_.type->resolution_us <= 0) {
            wrong("resolution", "resolution_not_positive", "the resolution is not above 0",
                  "a duration like 1 s", "write resolution: 1 s");
        }
    }

    void check_format() {
        if (!has("format") || !column_.type) return;
        if (is_moment(column_.type->kind)) return check_moment_format(column_, problems_);
        const bool picks = is(Kind::string) && !has("generate") && !has("expression");
        if (!picks || catalogue_.generator_of_format(column_.format) != nullptr) return;
        std::vector<std::string> names;
        for (const Descriptor* generator : catalogue_.generators())
            names.insert(names.end(), generator->picked_by_formats.begin(),
                         generator->picked_by_formats.end());
        const std::string near = nearest(column_.format, names);
        wrong("format", "unknown_format", "there is no format '" + column_.format + "'",
              names.empty() ? "no format" : "one of " + quoted_list(names, 20),
              near.empty() ? "remove it, or use pattern" : "write " + near);
    }

    void check_bundle() {
        if (!has("bundle") || has("references") || !has("generate")) return;
        const std::string& generator = column_.generate.text;
        for (const char* kind : {"person.", "place.", "company.", "product.", "lookup"})
            if (generator.starts_with(kind)) return;
        wrong("bundle", "bundle_of_nothing",
              "the generator " + generator + " describes no person, place, company or product",
              "one of these, a reference or a lookup", "remove bundle");
    }

    const ColumnSpec& column_;
    Part part_;
    const Catalogue& catalogue_;
    Problems& problems_;
};

void check_part(const ColumnSpec& column, Part part, const Catalogue& catalogue,
                Problems& problems) {
    if (!column.node.is_map()) return;  // told when it was read
    ColumnCheck(column, part, catalogue, problems).run();
    for (const ColumnSpec& field : column.fields)
        check_part(field, Part::column, catalogue, problems);
    for (const ColumnSpec& item : column.items) check_part(item, Part::column, catalogue, problems);
    for (const CaseSpec& one : column.cases)
        check_part(one.column, Part::of_case, catalogue, problems);
}

}  // namespace

void check_column(const ColumnSpec& column, const Catalogue& catalogue, Problems& problems) {
    check_part(column, Part::column, catalogue, problems);
}

}  // namespace rowsmith
