#include "schema/check_keys.h"

#include <algorithm>

#include "base/text.h"
#include "schema/known_slips.h"
#include "schema/mend_keys.h"

namespace rowsmith {

namespace {

void report_reserved(const Node& map, size_t index, Problems& problems) {
    Error error = schema_error("not_in_this_version",
                               "'" + map.keys[index].text + "' is known but not built yet",
                               map.key_place(index), "", "remove it");
    error.code = ErrorCode::unsupported;
    problems.add(std::move(error));
}

void report_unknown(const Node& map, size_t index, std::string_view where,
                    const std::vector<std::string>& known, Problems& problems) {
    problems.add(unknown_key(map, index, where, meant_key(map.keys[index].text, known), known));
}

}  // namespace

void check_keys(const Node& map, KeyPlace place, Problems& problems) {
    std::vector<std::string> known;
    for (const KeySpec& key : all_keys()) {
        if (key.place != place) continue;
        if (key.availability == Availability::now) known.push_back(key.option.name);
        if (!key.option.required || map.has(key.option.name)) continue;
        problems.add(schema_error(
            "key_missing", std::string(title_of(place)) + " lacks '" + key.option.name + "'",
            map.place(), key.option.name + ": …",
            "add " + key.option.name + (key.option.name == "rowsmith" ? ": 1" : "")));
    }
    for (size_t i = 0; i < map.keys.size(); i++) {
        const KeySpec* key = find_key(place, map.keys[i].text);
        if (key == nullptr) {
            report_unknown(map, i, title_of(place), known, problems);
        } else if (key->availability == Availability::reserved) {
            report_reserved(map, i, problems);
        } else if (place != KeyPlace::constraint || !map.items[i].is_null()) {
            check_value(map.items[i], key->option, problems);
        }
    }
}

namespace {

// What decides which keys a column may have.
struct ColumnNature {
    const Descriptor* generator = nullptr;  // named in the column and known
    bool any_generator = false;             // none named: any option may be meant
    std::optional<Kind> kind = {};
    bool references = false;
};

ColumnNature nature_of(const Node& column, const Catalogue& catalogue) {
    ColumnNature nature;
    const Node* generate = column.find("generate");
    const Node* type = column.find("type");
    Kind kind{};
    if (type != nullptr && type->is_scalar() && kind_from(type->text, kind)) nature.kind = kind;
    if (generate != nullptr) nature.generator = catalogue.generator(generate->text);
    if (!nature.kind && nature.generator != nullptr && !nature.generator->kinds.empty())
        nature.kind = nature.generator->kinds[0];
    nature.references = column.has("references");
    nature.any_generator = generate == nullptr;
    return nature;
}

// Generators that make moments by the time options: those named like their type, or none at all.
bool takes_time_options(const ColumnNature& nature) {
    if (nature.kind && !is_moment(*nature.kind)) return false;
    if (nature.generator == nullptr) return true;
    Kind kind{};
    return kind_from(nature.generator->name, kind) && is_moment(kind);
}

const OptionSpec* find_allowed(const std::string& name, const ColumnNature& nature,
                               const Catalogue& catalogue) {
    if (const KeySpec* key = find_key(KeyPlace::column, name)) return &key->option;
    if (nature.generator != nullptr)
        if (const OptionSpec* option = nature.generator->find(name)) return option;
    if (nature.references)
        if (const KeySpec* key = find_key(KeyPlace::reference, name)) return &key->option;
    const KeySpec* of_type = find_key(KeyPlace::type, name);
    if (of_type != nullptr &&
        (!nature.kind || std::find(of_type->kinds.begin(), of_type->kinds.end(), *nature.kind) !=
                             of_type->kinds.end()))
        return &of_type->option;
    if (takes_time_options(nature))
        if (const KeySpec* key = find_key(KeyPlace::time, name)) return &key->option;
    if (!nature.any_generator) return nullptr;
    for (const Descriptor* generator : catalogue.generators())
        if (const OptionSpec* option = generator->find(name)) return option;
    return nullptr;
}

std::vector<std::string> names_of_keys(const ColumnNature& nature, const Catalogue& catalogue) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        const bool there = std::find(names.begin(), names.end(), name) != names.end();
        if (!there && find_allowed(name, nature, catalogue) != nullptr) names.push_back(name);
    };
    // What is the column's own comes first: lists are cut in messages.
    if (nature.generator != nullptr)
        for (const OptionSpec& option : nature.generator->options) add(option.name);
    for (const KeyPlace place : {KeyPlace::type, KeyPlace::reference, KeyPlace::column}) {
        if (place == KeyPlace::type && !nature.kind) continue;
        for (const KeySpec& key : all_keys())
            if (key.availability == Availability::now && key.place == place) add(key.option.name);
    }
    return names;
}

std::vector<std::string> generators_with(const std::string& option, const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const Descriptor* generator : catalogue.generators())
        if (generator->find(option) != nullptr) names.push_back(generator->name);
    return names;
}

// A key that other columns have, told with what it belongs to; else unknown.
void report_misplaced(const Node& column, size_t index, const ColumnNature& nature,
                      const Catalogue& catalogue, Problems& problems) {
    const std::string& key = column.keys[index].text;
    const Place place = column.key_place(index);
    const auto report = [&](std::string cause, const std::string& owner, std::string fix) {
        problems.add(schema_error(std::move(cause), "'" + key + "' belongs to " + owner, place, "",
                                  std::move(fix)));
    };
    if (find_key(KeyPlace::reference, key) != nullptr && !nature.references && key != "exponent")
        return report("option_without_references", "references", "add references, or remove it");
    if (find_key(KeyPlace::time, key) != nullptr) {
        return report("option_of_times", "dates, times and datetimes",
                      "change the type or the generator, or remove it");
    }
    if (const KeySpec* of_type = find_key(KeyPlace::type, key)) {
        std::vector<std::string> kinds;
        for (const Kind kind : of_type->kinds) kinds.emplace_back(name_of(kind));
        return report("option_of_other_type",
                      (kinds.size() == 1 ? "the type " : "the types ") + quoted_list(kinds),
                      "change the type, or remove it");
    }
    const std::vector<std::string> owners = generators_with(key, catalogue);
    if (!owners.empty()) {
        return report(
            "option_of_other_generator",
            (owners.size() == 1 ? "the generator " : "the generators ") + quoted_list(owners, 6),
            "change generate, or remove it");
    }
    report_unknown(column, index,
                   nature.generator != nullptr ? "the generator " + nature.generator->name
                                               : std::string("a column"),
                   names_of_keys(nature, catalogue), problems);
}

}  // namespace

std::vector<std::string> generators_alike(std::string_view name, const Catalogue& catalogue) {
    std::vector<std::string> alike;
    for (const std::string& known : catalogue.generator_names()) {
        const std::string_view last = std::string_view(known).substr(known.rfind('.') + 1);
        const bool inside = last.size() > 2 && name.find(last) != name.npos;
        const std::string_view asked = name.substr(name.rfind('.') + 1);
        if (inside || (asked.size() > 2 && last.find(asked) != last.npos)) alike.push_back(known);
    }
    return alike;
}

namespace {

void check_generator_name(const Node& column, const Catalogue& catalogue, Problems& problems) {
    const Node* generate = column.find("generate");
    if (generate == nullptr || !generate->is_scalar() || generate->is_null()) return;
    if (catalogue.generator(generate->text) != nullptr) return;
    if (generate->text.starts_with("llm.")) {
        Error error = schema_error("not_in_this_version",
                                   "the generator '" + generate->text + "' is not built yet",
                                   generate->place(), "", "choose another generator");
        error.code = ErrorCode::unsupported;
        return problems.add(std::move(error));
    }
    const std::string near = nearest(generate->text, catalogue.generator_names());
    const std::vector<std::string> alike = generators_alike(generate->text, catalogue);
    problems.add(schema_error(
        "unknown_generator", "there is no generator '" + generate->text + "'", generate->place(),
        !near.empty()   ? near
        : alike.empty() ? "a name that `rowsmith generators` lists"
                        : "one of " + quoted_list(alike),
        !near.empty() ? "write " + near
        : alike.empty()
            ? "choose one of that list"
            : "write " + alike.front() + (alike.size() > 1 ? ", or another of them" : "")));
}

// What the generator requires and makes. With cases, each case is held against it instead.
void check_fit(const Node& column, const ColumnNature& nature, Problems& problems) {
    const Descriptor& generator = *nature.generator;
    for (const OptionSpec& option : generator.options) {
        if (!option.required || column.has(option.name) || column.has("cases")) continue;
        problems.add(schema_error("option_missing",
                                  "the generator " + generator.name + " needs " + option.name,
                                  column.place(), option.name + ": …", "add " + option.name));
    }
    const Node* type = column.find("type");
    if (type == nullptr || !nature.kind || generator.makes(*nature.kind) || generator.kinds.empty())
        return;
    std::vector<std::string> kinds;
    for (const Kind kind : generator.kinds) kinds.emplace_back(name_of(kind));
    problems.add(schema_error(
        "generator_of_other_type",
        "the generator " + generator.name + " makes no " + std::string(name_of(*nature.kind)),
        type->place(), quoted_list(kinds), "change the type or the generator"));
}

}  // namespace

void check_column_keys(const Node& column, const Catalogue& catalogue, Problems& problems) {
    check_generator_name(column, catalogue, problems);
    ColumnNature nature = nature_of(column, catalogue);
    // An unknown generator is told once; its options can't be judged.
    if (!nature.any_generator && nature.generator == nullptr) nature.any_generator = true;
    for (size_t i = 0; i < column.keys.size(); i++) {
        const std::string& name = column.keys[i].text;
        const KeySpec* key = find_column_key(name);
        if (key != nullptr && key->availability == Availability::reserved) {
            report_reserved(column, i, problems);
            continue;
        }
        const OptionSpec* option = find_allowed(name, nature, catalogue);
        if (option == nullptr) {
            report_misplaced(column, i, nature, catalogue, problems);
        } else if (name != "default" || !column.items[i].is_null()) {
            check_value(column.items[i], *option, problems);
        }
    }
    if (nature.generator != nullptr) check_fit(column, nature, problems);
}

void check_options(const Node& column, const Descriptor& generator, const Catalogue& catalogue,
                   Problems& problems) {
    ColumnNature nature = nature_of(column, catalogue);
    nature.generator = &generator;
    nature.any_generator = false;
    for (size_t i = 0; i < column.keys.size(); i++)
        if (find_allowed(column.keys[i].text, nature, catalogue) == nullptr)
            report_misplaced(column, i, nature, catalogue, problems);
    check_fit(column, nature, problems);
}

}  // namespace rowsmith
