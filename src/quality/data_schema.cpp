#include "quality/data_schema.h"

#include "schema/read_schema.h"

namespace rowsmith {

std::optional<DataSchema> make_data_schema(const Schema& schema, const Catalogue& catalogue,
                                           Problems& problems) {
    Node document = schema.node;
    for (const TableSpec& table : schema.tables) {
        Node& node = *document.find("tables")->find(table.name);
        for (const char* key : {"rules", "primary_key", "unique"}) node.remove(key);
        if (Node* columns = node.find("columns"))
            for (Node& column : columns->items) column.remove("unique");
    }
    Problems again;  // the warnings stand there already
    std::optional<Schema> bare = make_schema(document, catalogue, again);
    for (const Error& error : again.errors()) problems.add(error);
    if (!bare || !again.ok()) return std::nullopt;
    // Without its rules a row's bounds may leave it no value; no row is made here.
    auto plan = make_plan(*std::move(bare), catalogue, problems, RowProbe::off);
    if (!plan) return std::nullopt;
    return DataSchema{.plan = *std::move(plan), .asked = schema};
}

}  // namespace rowsmith
