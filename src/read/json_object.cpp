#include "read/json_object.h"

#include "read/row_text.h"

namespace rowsmith {

ObjectRows::ObjectRows(std::vector<std::string> columns)
    : columns_(std::move(columns)), seen_in_(columns_.size(), 0) {
    for (size_t c = 0; c < columns_.size(); c++) numbers_.emplace(columns_[c], c);
}

size_t ObjectRows::column_of(std::string_view key) {
    if (guess_ < columns_.size() && columns_[guess_] == key) return guess_++;
    const auto found = numbers_.find(key);
    if (found == numbers_.end()) return columns_.size();
    guess_ = found->second + 1;
    return found->second;
}

void ObjectRows::add(RowBatch& batch, u64 line, const JsonValue& value) {
    const u32 row = batch.add_row(line);
    if (value.kind != JsonKind::object) {
        batch.break_row(
            row, {.cause = "no_object", .found = shortened(value.text), .expected = "an object"});
        return;
    }
    check_bytes(batch, row, value.text);
    objects_++;
    guess_ = 0;
    JsonItems items(value.text);
    JsonValue key, item;
    std::string unescaped;
    while (items.next(key, item)) {
        std::string_view name = key.text;
        if (key.escaped) {
            unescaped.clear();
            append_unescaped(unescaped, key.text);
            name = unescaped;
        }
        const size_t column = column_of(name);
        if (column == columns_.size()) {
            batch.add_fault(row, {.cause = "extra_key",
                                  .found = "the key " + shortened(name),
                                  .expected = "the columns of the table alone"});
            continue;
        }
        if (seen_in_[column] == objects_)
            batch.add_fault(row, {.cause = "key_repeated",
                                  .found = "the key " + shortened(name) + " once more",
                                  .expected = "each key once"});
        seen_in_[column] = objects_;
        Cell& cell = batch.column(column)[row];
        if (item.kind == JsonKind::string && item.escaped)
            cell = cell_of_json(item, batch.keep({}));
        else
            cell = cell_of_json(item, unescaped);
    }
}

}  // namespace rowsmith
