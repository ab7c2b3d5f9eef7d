#include "plan/match_kernel.h"

#include <algorithm>

#include "column/convert.h"
#include "plan/weights.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

void append_bytes(u64 value, std::string& key) {
    for (u32 shift = 0; shift < 64; shift += 8) key.push_back(static_cast<char>(value >> shift));
}

// Kinds are compared before, so equal values have equal bytes.
void append_value(const Column& column, u32 i, std::string& key) {
    if (is_integral(column.shape->type.kind))
        return append_bytes(static_cast<u64>(integer_at(column, i)), key);
    if (column.shape->form == Form::uuid) {
        append_bytes(column.high[i], key);
        return append_bytes(column.low[i], key);
    }
    std::string text;
    append_text(column, i, text);
    append_bytes(text.size(), key);
    key += text;
}

}  // namespace

bool append_key(std::span<const Column* const> columns, u32 i, std::string& key) {
    for (const Column* column : columns) {
        if (column->is_null(i)) return false;
        append_value(*column, i, key);
    }
    return true;
}

LineIndex::LineIndex(const Program& program, u64 lines, u32 keys) {
    Workspace workspace(program);
    const std::vector<const Column*> columns = workspace.results();
    const Column* weights = columns.size() > keys ? columns[keys] : nullptr;
    std::string key;
    for (u64 first = 0; first < lines; first += block_rows) {
        const auto count = static_cast<u32>(std::min<u64>(block_rows, lines - first));
        workspace.run_range(first, count);
        for (u32 i = 0; i < count; i++) {
            key.clear();
            const u64 weight = weights != nullptr ? weight_at(*weights, i) : 1;
            if (weight == 0 || !append_key({columns.data(), keys}, i, key)) continue;
            Group& group = groups_[key];
            group.lines.push_back(first + i);
            group.ends.push_back((group.ends.empty() ? 0 : group.ends.back()) + weight);
        }
    }
}

const LineIndex::Group* LineIndex::find(const std::string& key) const {
    const auto found = groups_.find(key);
    return found == groups_.end() ? nullptr : &found->second;
}

void MatchKernel::fill(const Fill& block) const {
    const u64* scaled = block.rows.scaled();
    Column& out = block.out();
    std::string key, last_key;
    const LineIndex::Group* group = nullptr;
    for (u32 i = 0; i < block.count(); i++) {
        key.clear();
        const bool whole = append_key({block.inputs.data(), block.inputs.size()}, i, key);
        if (!whole) {
            group = nullptr;
            last_key.clear();
        } else if (group == nullptr || key != last_key) {  // children of a parent look for the same
            group = index_.find(key);
            last_key = key;
        }
        out.valid[i] = group != nullptr ? 1 : 0;
        out.integers[i] = 0;
        if (group == nullptr) continue;
        const u64 point = bounded(mix(key_ + scaled[i]), group->ends.back());
        const auto end = std::upper_bound(group->ends.begin(), group->ends.end(), point);
        out.integers[i] =
            static_cast<i64>(group->lines[static_cast<size_t>(end - group->ends.begin())]);
    }
}

}  // namespace rowsmith
