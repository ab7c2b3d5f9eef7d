#include "schema/schema.h"

namespace rowsmith {

const ColumnSpec* TableSpec::find(std::string_view column) const {
    for (const ColumnSpec& spec : columns)
        if (spec.name == column) return &spec;
    return nullptr;
}

const TableSpec* Schema::find(std::string_view table) const {
    for (const TableSpec& spec : tables)
        if (spec.name == table) return &spec;
    return nullptr;
}

}  // namespace rowsmith
