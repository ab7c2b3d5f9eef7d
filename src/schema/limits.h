// How large a schema document may be. Each limit has its own error text that names the number.
#pragma once
#include "base/integers.h"

namespace rowsmith {

inline constexpr size_t document_size_max_bytes = 4'000'000;
inline constexpr u32 document_depth_max = 64;
inline constexpr size_t document_nodes_max = 250'000;
inline constexpr size_t key_size_max_bytes = 1'000;
inline constexpr size_t tables_max = 1'000;
inline constexpr size_t columns_max = 5'000;        // of one table
inline constexpr size_t name_size_max_bytes = 200;  // of a table or column
inline constexpr size_t rules_max = 1'000;          // of one table
inline constexpr size_t cases_max = 1'000;          // of one column
inline constexpr u64 rows_max = 1'000'000'000'000;

}  // namespace rowsmith
