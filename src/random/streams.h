// Keyed, counter-based streams: the random number of any cell without the ones before it.
//
// A stream is a 64-bit key; its number at a row is mix(key + row * golden). Nothing has state. A
// key comes from names, never from positions, so adding or moving a column changes no other column.
// All streams are windows of one cycle of 2^64 numbers; c streams of n rows overlap anywhere with a
// probability below c * c * n / 2^64.
#pragma once
#include <string_view>

#include "base/integers.h"
#include "base/mix.h"

namespace rowsmith {

// XXH3-64 of the UTF-8 text.
u64 text_hash(std::string_view text);

// The key of a column: mix(mix(seed ^ h(table)) ^ h(column)). A bundle's part uses "kind:name" as
// column.
u64 column_key(u64 seed, std::string_view table, std::string_view column);

// Draw `number` of the same cell: 0 is the key itself, the others add an odd constant each.
constexpr u64 draw_key(u64 key, u64 number) {
    return number == 0 ? key : key + (mix(number * golden) | 1);
}

// A key of its own for a level, a stride, a round or a case inside a stream.
constexpr u64 subkey(u64 key, u64 number) {
    return mix(mix(key ^ 0xd1342543de82ef95) + number * golden);
}

constexpr u64 random_at(u64 key, u64 row) { return mix(key + row * golden); }

// 64 random bits -> [0, size): the high half of a wide product. Total variation from uniform is
// below size / 2^66.
constexpr u64 bounded(u64 bits, u64 size) {
    return static_cast<u64>(static_cast<u128>(bits) * size >> 64);
}

// The upper 52 bits as the middle of one of 2^52 equal cells of (0, 1): never 0, never 1, exact on
// every machine.
constexpr double unit_interval(u64 bits) {
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52;
}

}  // namespace rowsmith
