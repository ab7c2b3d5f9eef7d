// Objects of JSON as rows: what the readers of jsonl and json share.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "read/json_text.h"
#include "read/row_batch.h"

namespace rowsmith {

class ObjectRows {
public:
    explicit ObjectRows(std::vector<std::string> columns);

    // Adds a row of one value of JSON, which may be no object.
    void add(RowBatch& batch, u64 line, const JsonValue& value);

private:
    size_t column_of(std::string_view key);

    std::vector<std::string> columns_;
    std::map<std::string, size_t, std::less<>> numbers_;
    std::vector<u64> seen_in_;  // the last object that had the key
    u64 objects_ = 0;
    size_t guess_ = 0;  // keys mostly come in order
};

}  // namespace rowsmith
