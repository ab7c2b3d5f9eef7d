#include "schema/key_table.h"

#include <utility>

#include "schema/limits.h"

namespace rowsmith {

using enum OptionKind;

void add_document_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option) {
        keys.push_back({KeyPlace::document, std::move(option)});
    };
    add({.name = "rowsmith",
         .kind = integer,
         .doc = "The version of this language: 1",
         .required = true,
         .minimum = 1,
         .maximum = 1});
    add({.name = "name",
         .kind = text,
         .doc = "What the dataset is called",
         .default_text = "data"});
    add({.name = "description", .kind = text, .doc = "For people; makes nothing"});
    add({.name = "metadata", .kind = map, .doc = "Anything of your own; makes nothing"});
    add({.name = "seed",
         .kind = integer,
         .doc = "Another number makes other data of the same kind",
         .default_text = "0",
         .minimum = 0});
    add({.name = "engine",
         .kind = integer,
         .doc = "The number of the rules that fix every byte; without it the newest",
         .minimum = 0});
    add({.name = "as_of",
         .kind = moment,
         .doc = "What counts as now; without it a date that the engine number fixes"});
    add({.name = "zone",
         .kind = text,
         .doc = "The time zone of `as_of`, and of literals without offset in columns with a zone",
         .default_text = "UTC"});
    add({.name = "locale",
         .kind = locale,
         .doc = "Language and country of names and places",
         .default_text = "en_US"});
    add({.name = "contacts",
         .kind = word,
         .doc = "Whether e-mail domains and phone numbers reach nobody, or look like any",
         .default_text = "reserved",
         .words = {"reserved", "realistic"}});
    add({.name = "tables", .kind = map, .doc = "The tables, by name", .required = true});
}

void add_rows_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option, Availability availability = Availability::now) {
        keys.push_back({KeyPlace::rows, std::move(option), availability});
    };
    add({.name = "per",
         .kind = text,
         .doc = "The parent table, or the referencing column where several lead there",
         .required = true});
    add({.name = "count",
         .kind = value,
         .doc = "Rows of each parent: a number, a range, or an expression over the parent",
         .may_be_expression = true});
    add({.name = "counts", .kind = shares, .doc = "Shares of numbers: {0: 20%, 1..3: 80%}"});
    add({.name = "mean",
         .kind = number,
         .doc = "Rows of a parent on average, after `min` and `max`",
         .minimum = 0,
         .may_be_expression = true});
    add({.name = "total",
         .kind = integer,
         .doc = "Rows of all parents, exactly",
         .minimum = 0,
         .maximum = static_cast<double>(rows_max)});
    add({.name = "weight", .kind = expression, .doc = "Which parents get more"});
    add({.name = "distribution",
         .kind = word,
         .doc = "How the numbers spread about the mean",
         .default_text = "negative_binomial",
         .words = {"negative_binomial", "poisson", "zipf"}});
    add({.name = "dispersion",
         .kind = number,
         .doc = "Variance divided by mean",
         .default_text = "2",
         .minimum = 1});
    add({.name = "exponent",
         .kind = number,
         .doc = "Of zipf; without it solved from `mean` and `max`",
         .minimum = 0});
    add({.name = "min",
         .kind = integer,
         .doc = "The fewest rows of a parent",
         .default_text = "0",
         .minimum = 0});
    add({.name = "max", .kind = integer, .doc = "The most rows of a parent", .minimum = 0});
    for (const char* name : {"every", "from", "until"}) {
        add({.name = name, .kind = text, .doc = "Rows at a fixed step of time"},
            Availability::reserved);
    }
}

void add_table_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option, Availability availability = Availability::now) {
        keys.push_back({KeyPlace::table, std::move(option), availability});
    };
    add({.name = "columns", .kind = columns, .doc = "The columns, by name", .required = true});
    add({.name = "rows",
         .kind = map,
         .doc = "How many rows, or how many for each row of a parent",
         .default_text = "1000"});
    add({.name = "values",
         .kind = list,
         .doc = "Literal lines, in the order of the columns that have nothing else"});
    add({.name = "hidden",
         .kind = boolean,
         .doc = "Made when another table reads it, not written",
         .default_text = "false"});
    add({.name = "primary_key", .kind = list, .doc = "One column or several: unique, never null"});
    add({.name = "unique", .kind = list, .doc = "Groups of columns that are unique together"});
    add({.name = "rules", .kind = list, .doc = "Statements that hold for every row"});
    add({.name = "locale", .kind = locale, .doc = "Language and country of the table's rows"});
    add({.name = "description", .kind = text, .doc = "For people; makes nothing"});
    add({.name = "disjoint", .kind = list, .doc = "Tables that share no value"},
        Availability::reserved);
    add({.name = "generate", .kind = text, .doc = "A generator of whole rows"},
        Availability::reserved);
    add_rows_keys(keys);
}

namespace {

void add_making_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option) {
        keys.push_back({KeyPlace::column, std::move(option)});
    };
    add({.name = "type",
         .kind = word,
         .doc = "What a value is",
         .words = {"integer", "float", "decimal", "string", "boolean", "date", "time", "datetime",
                   "duration", "email", "phone", "uuid", "enum", "json", "array", "binary",
                   "coordinates"}});
    add({.name = "generate", .kind = text, .doc = "The generator that makes the values"});
    add({.name = "expression", .kind = expression, .doc = "The values follow from other columns"});
    add({.name = "references", .kind = path, .doc = "A column of another table: customers.id"});
    add({.name = "description", .kind = text, .doc = "For people; makes nothing"});
    add({.name = "hidden",
         .kind = boolean,
         .doc = "Made for other columns to read, not written",
         .default_text = "false"});
    add({.name = "nullable",
         .kind = boolean,
         .doc = "Whether null is allowed; makes none",
         .default_text = "true"});
    add({.name = "null_share",
         .kind = share,
         .doc = "The share of nulls",
         .default_text = "0%",
         .minimum = 0,
         .maximum = 1});
    add({.name = "when",
         .kind = expression,
         .doc = "Where it is not true, the cell is `default` or null"});
    add({.name = "default", .kind = value, .doc = "The value where `when` is not true"});
    add({.name = "cases",
         .kind = list,
         .doc = "The first case whose `when` holds lays its options over the column's"});
    add({.name = "unique", .kind = boolean, .doc = "No value twice", .default_text = "false"});
    add({.name = "exact",
         .kind = boolean,
         .doc = "Shares come out exactly, not on average",
         .default_text = "false"});
    add({.name = "bundle",
         .kind = text,
         .doc = "Separates several persons, places, companies, products or parents of one row"});
    add({.name = "locale", .kind = locale, .doc = "Language and country of the values"});
    add({.name = "times", .kind = expression, .doc = "The draw is multiplied by this"});
    add({.name = "add", .kind = expression, .doc = "This is added to the draw"});
    add({.name = "endings",
         .kind = shares,
         .doc = "How amounts end: retail, or shares like {.99: 70%, .00: 30%}"});
}

void add_constraint_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option) {
        keys.push_back({KeyPlace::column, std::move(option)});
    };
    add({.name = "format",
         .kind = text,
         .doc = "A name like ipv4 or uri for strings, '%d.%m.%Y' for moments"});
    add({.name = "min_value",
         .kind = value,
         .doc = "No value is below; cuts a distribution",
         .may_be_expression = true});
    add({.name = "max_value",
         .kind = value,
         .doc = "No value is above; cuts a distribution",
         .may_be_expression = true});
    add({.name = "multiple_of", .kind = value, .doc = "Values are rounded to multiples of this"});
    add({.name = "min_length",
         .kind = integer,
         .doc = "The fewest characters, or elements of an array",
         .minimum = 0});
    add({.name = "max_length",
         .kind = integer,
         .doc = "The most characters, or elements of an array",
         .minimum = 0});
    add({.name = "pattern", .kind = text, .doc = "A regular expression for the whole text"});
    add({.name = "enum_values", .kind = shares, .doc = "The values, or their shares"});
    add({.name = "sample_values", .kind = list, .doc = "Hints to inference and models"});
    add({.name = "depends_on", .kind = list, .doc = "Hints to inference and models"});
    add({.name = "generation_hint", .kind = text, .doc = "A hint to inference and models"});
}

}  // namespace

void add_column_keys(std::vector<KeySpec>& keys) {
    add_making_keys(keys);
    add_constraint_keys(keys);
    for (const char* name : {"dirt", "correlation", "materialize", "budget", "lift"}) {
        keys.push_back({KeyPlace::column,
                        {.name = name, .kind = map, .doc = "Not in this version"},
                        Availability::reserved});
    }
    const auto add = [&](OptionSpec option, Availability availability = Availability::now) {
        keys.push_back({KeyPlace::reference, std::move(option), availability});
    };
    add({.name = "choose",
         .kind = map,
         .doc = "How the parent row is chosen; also {weight: column}",
         .default_text = "uniform",
         .words = {"uniform", "zipf", "own_child"}});
    add({.name = "exponent", .kind = number, .doc = "Of zipf", .default_text = "1", .minimum = 0});
    add({.name = "tree", .kind = map, .doc = "A reference to lower rows of the own table"});
    add({.name = "where", .kind = expression, .doc = "Only some parents"}, Availability::reserved);

    keys.push_back({KeyPlace::tree,
                    {.name = "roots",
                     .kind = number,
                     .doc = "Rows without a parent",
                     .default_text = "1",
                     .minimum = 1}});
    keys.push_back({KeyPlace::tree,
                    {.name = "children",
                     .kind = number,
                     .doc = "Children of a row on average",
                     .default_text = "8",
                     .minimum = 1}});
}

void add_type_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](std::vector<Kind> kinds, OptionSpec option) {
        keys.push_back({KeyPlace::type, std::move(option), Availability::now, std::move(kinds)});
    };
    add({Kind::float_, Kind::decimal}, {.name = "scale",
                                        .kind = integer,
                                        .doc = "Digits after the point",
                                        .minimum = 0,
                                        .maximum = 18});
    add({Kind::boolean}, {.name = "share",
                          .kind = share,
                          .doc = "The share of true",
                          .default_text = "50%",
                          .minimum = 0,
                          .maximum = 1,
                          .may_be_expression = true});
    add({Kind::time, Kind::datetime}, {.name = "resolution",
                                       .kind = duration,
                                       .doc = "Values are multiples of it",
                                       .default_text = "1 s"});
    add({Kind::datetime}, {.name = "zone",
                           .kind = text,
                           .doc = "A time zone, or a path to one; without it times are local"});
    add({Kind::integer, Kind::decimal, Kind::float_, Kind::duration, Kind::date, Kind::time,
         Kind::datetime},
        {.name = "empty",
         .kind = word,
         .doc = "What stands in rows whose bounds leave no value",
         .default_text = "error",
         .words = {"error", "null", "after"}});
    add({Kind::json}, {.name = "fields", .kind = columns, .doc = "The object's fields, by name"});
    add({Kind::array}, {.name = "items", .kind = column, .doc = "What an element is"});
    add({Kind::coordinates}, {.name = "form",
                              .kind = word,
                              .doc = "How a point is written",
                              .default_text = "pair",
                              .words = {"pair", "geojson"}});
}

void add_time_keys(std::vector<KeySpec>& keys) {
    const auto add = [&](OptionSpec option) {
        keys.push_back({KeyPlace::time, std::move(option)});
    };
    add({.name = "after",
         .kind = expression,
         .doc = "Not before this moment, or the latest of them"});
    add({.name = "before", .kind = expression, .doc = "Not after this moment, or the earliest"});
    add({.name = "delay",
         .kind = distribution,
         .doc = "Time after `after`: a duration, a range or a distribution"});
    add({.name = "past_end",
         .kind = word,
         .doc = "What becomes of a delay beyond the end of the span",
         .default_text = "cut",
         .words = {"cut", "null", "allow"}});
    add({.name = "snap",
         .kind = word,
         .doc = "Whether to move to an open moment of the calendar",
         .default_text = "none",
         .words = {"none", "next", "nearest"}});
    add({.name = "calendar",
         .kind = map,
         .doc = "When things happen: flat, waking, office, retail, or {hours: […], …}",
         .default_text = "flat",
         .words = {"flat", "waking", "office", "retail"}});
    add({.name = "trend", .kind = rate, .doc = "Growth over the span: 40% per year"});
    add({.name = "sorted",
         .kind = boolean,
         .doc = "In time order over the table, or inside each parent",
         .default_text = "false"});

    const auto add_calendar = [&](OptionSpec option) {
        keys.push_back({KeyPlace::calendar, std::move(option)});
    };
    add_calendar({.name = "hours", .kind = list, .doc = "24 weights, from midnight"});
    add_calendar({.name = "weekdays", .kind = list, .doc = "7 weights, Monday first"});
    add_calendar({.name = "months", .kind = list, .doc = "12 weights, January first"});
    add_calendar({.name = "holidays", .kind = text, .doc = "A country's code: DE"});
    add_calendar({.name = "holiday_weight",
                  .kind = number,
                  .doc = "The weight of a holiday",
                  .default_text = "0",
                  .minimum = 0});
}

namespace {

// The option of a column's key that is in the table already.
OptionSpec find_option(const std::vector<KeySpec>& keys, std::string_view name) {
    for (const KeySpec& key : keys)
        if (key.place == KeyPlace::column && key.option.name == name) return key.option;
    return {};
}

}  // namespace

void add_field_keys(std::vector<KeySpec>& keys) {
    const auto add_to = [&](KeyPlace place, OptionSpec option) {
        keys.push_back({place, std::move(option)});
    };
    add_to(KeyPlace::fields_document,
           {.name = "fields", .kind = list, .doc = "The columns of one table", .required = true});
    add_to(KeyPlace::fields_document, {.name = "description", .kind = text, .doc = "For people"});
    add_to(KeyPlace::fields_document,
           {.name = "metadata", .kind = map, .doc = "`name` is the table's; the rest is yours"});
    add_to(KeyPlace::fields_document, {.name = "relationships", .kind = map, .doc = "Hints"});
    const auto add = [&](OptionSpec option) { add_to(KeyPlace::field, std::move(option)); };
    add({.name = "name", .kind = text, .doc = "The column's name", .required = true});
    OptionSpec type = find_option(keys, "type");
    type.required = true;
    add(std::move(type));
    add({.name = "description", .kind = text, .doc = "For people; makes nothing"});
    add({.name = "constraints", .kind = map, .doc = "What values may be"});
    add({.name = "sample_values", .kind = list, .doc = "Hints"});
    add({.name = "depends_on", .kind = list, .doc = "Hints"});
    add({.name = "generation_hint", .kind = text, .doc = "A hint"});

    for (const char* name : {"unique", "nullable", "min_value", "max_value", "min_length",
                             "max_length", "pattern", "enum_values", "format", "default"})
        keys.push_back({KeyPlace::constraint, find_option(keys, name)});
    for (const auto& [shorter, full] : {std::pair{"min", "min_value"}, {"max", "max_value"}}) {
        OptionSpec option = find_option(keys, full);
        option.name = shorter;
        keys.push_back({KeyPlace::constraint, std::move(option)});
    }
}

}  // namespace rowsmith
