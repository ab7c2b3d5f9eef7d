#include "schema/read_schema.h"

#include "base/text.h"
#include "schema/check.h"
#include "schema/check_keys.h"
#include "schema/expand.h"
#include "schema/limits.h"
#include "schema/model.h"
#include "schema/read_document.h"

namespace rowsmith {

namespace {

void read_tables(const Node& document, Schema& schema, const ModelContext& context) {
    const Node* tables = document.find("tables");
    if (tables == nullptr) return;
    if (!tables->is_map()) {
        return context.problems.add(schema_error("map_wanted", "tables is " + describe(*tables),
                                                 tables->place(), "a map of names to tables",
                                                 "write tables: {customers: {columns: {…}}}"));
    }
    if (tables->items.empty()) {
        return context.problems.add(schema_error("tables_empty", "the schema has no table",
                                                 tables->place(), "at least one table",
                                                 "add a table under tables"));
    }
    if (tables->items.size() > tables_max) {
        return context.problems.add(schema_error(
            "too_many_tables", "the schema has " + with_commas(tables->items.size()) + " tables",
            tables->place(), "at most " + with_commas(tables_max), "split the schema"));
    }
    for (size_t i = 0; i < tables->items.size(); i++) {
        const Key& key = tables->keys[i];
        if (key.text.size() > name_size_max_bytes) {
            context.problems.add(schema_error(
                "name_too_long", "the name of a table is too long", tables->key_place(i),
                "at most " + std::to_string(name_size_max_bytes) + " bytes", "shorten the name"));
        }
        schema.tables.push_back(
            read_table(key.text, tables->key_place(i), tables->items[i], context));
    }
}

void read_head(const Node& document, Schema& schema, Problems& problems) {
    check_keys(document, KeyPlace::document, problems);
    take(document, "name", read_text, schema.name);
    take(document, "description", read_text, schema.description);
    take(document, "zone", read_text, schema.zone);
    if (const Node* metadata = document.find("metadata")) schema.metadata = *metadata;
    i64 seed = 0, engine = -1;
    take(document, "seed", read_integer, seed);
    take(document, "engine", read_integer, engine);
    schema.seed = static_cast<u64>(seed);
    if (engine >= 0) schema.engine = static_cast<u32>(engine);
    schema.locale = read_locales(document.find("locale"));
    schema.contacts =
        static_cast<Contacts>(word_index(document, "contacts", {"reserved", "realistic"}, 0));
    const Node* as_of = document.find("as_of");
    if (as_of == nullptr) return;
    if (const auto moment = read_instant(*as_of, Bound::upper)) {
        schema.as_of = *moment;
    } else {
        problems.add(moment.error());
    }
}

}  // namespace

std::optional<Schema> make_schema(const Node& document, const Catalogue& catalogue,
                                  Problems& problems) {
    Schema schema;
    schema.node = expand_document(document, catalogue, problems);
    // Fields that could not be read leave a table that would only be told as empty.
    if (is_fields_form(document) && !problems.ok()) return std::nullopt;
    read_head(schema.node, schema, problems);
    read_tables(schema.node, schema, {catalogue, problems});
    check_schema(schema, catalogue, problems);
    if (!problems.ok()) return std::nullopt;
    return schema;
}

std::optional<Schema> read_schema(std::string_view text, std::string_view file_name,
                                  const Catalogue& catalogue, Problems& problems) {
    const std::optional<Node> document = read_document(text, file_name, problems);
    if (!document) return std::nullopt;
    return make_schema(*document, catalogue, problems);
}

}  // namespace rowsmith
