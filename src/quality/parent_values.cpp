#include "quality/parent_values.h"

#include <algorithm>

#include "quality/key_check.h"

namespace rowsmith {

void ParentValues::want(size_t column) {
    auto& wanted = columns_.wanted;
    if (std::find(wanted.begin(), wanted.end(), column) == wanted.end()) wanted.push_back(column);
}

void ParentValues::add(const CheckedBlock& block) {
    const CheckedColumn& key = block.columns[columns_.key];
    for (u32 row = 0; row < block.count; row++) {
        if (key.states[row] != CellState::value) continue;
        KeyEntry entry = fingerprint_of(key.values[row], columns_.key_kind);
        entry.row = keys_.size();
        keys_.push_back(entry);
        for (const size_t wanted : columns_.wanted) {
            const CheckedColumn& column = block.columns[wanted];
            Stored stored{column.states[row], column.values[row]};
            if (stored.state == CellState::value && !stored.value.text.empty()) {
                stored.value.text = texts_.emplace_back(stored.value.text);
                text_bytes_ += sizeof(std::string) + stored.value.text.size();
            }
            stored_.push_back(stored);
        }
    }
}

void ParentValues::finish() { std::sort(keys_.begin(), keys_.end()); }

size_t ParentValues::size_bytes() const {
    return keys_.capacity() * sizeof(KeyEntry) + stored_.capacity() * sizeof(Stored) + text_bytes_;
}

ValueOrNull ParentValues::find(const FieldValue& key, size_t column) const {
    const KeyEntry wanted = fingerprint_of(key, columns_.key_kind);
    const auto found = std::lower_bound(keys_.begin(), keys_.end(), wanted);
    if (found == keys_.end() || !found->same_key(wanted)) return {};
    const auto position = std::find(columns_.wanted.begin(), columns_.wanted.end(), column);
    const auto offset = static_cast<size_t>(position - columns_.wanted.begin());
    const Stored& stored = stored_[found->row * columns_.wanted.size() + offset];
    return {stored.state, stored.value};
}

}  // namespace rowsmith
