#include "random/streams.h"

#include <xxhash.h>

namespace rowsmith {

u64 text_hash(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

u64 column_key(u64 seed, std::string_view table, std::string_view column) {
    return mix(mix(seed ^ text_hash(table)) ^ text_hash(column));
}

}  // namespace rowsmith
