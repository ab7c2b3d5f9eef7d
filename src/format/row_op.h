// One step of a row program: where its values lie and the code that turns row i's into bytes.
//
// A program is an array of ops; each op writes at `out` and calls the next, so a row costs no
// dispatch beyond one indirect jump an op. Ops write whole words and move on by the true length: up
// to 256 bytes behind the end of a row may be overwritten.
#pragma once
#include "base/integers.h"

namespace rowsmith {

struct Op;
using Step = char* (*)(char* out, const Op* op, u64 row);

// tail: up to 16 bytes of fixed text that every op but `slab`, `blob` and `literal` adds behind its
// value.
struct alignas(64) Op {
    Step step = nullptr;
    const void* values = nullptr;
    const void* more = nullptr;
    const void* lengths = nullptr;
    char tail[16] = {};
    u32 tail_length = 0;
    u32 count = 0;
    u64 limit = 0;
};

// What the fields mean for each kind.
//
//   slabN      values: u32 indices; more: entries of N bytes, their length in the last one
//   slabN_long the same; a length of 255 stands for a text that is too long: its place behind
//              `more` and its length are in the entry's first two u32
//   blob       values: u32 indices; more: u64 ends of the entries, one in front; lengths: bytes
//   literal    values: text; count: its length
//   span       values: u32 ends of the rows' texts; more: bytes; limit: bytes in all
//   wordsN     values: u32 indices, as many a row as the lower half of `limit` says; more: slab
//              whose entries end with the separator; lengths: u32, how many; count: the
//              separator's length; upper half of `limit`: the quote that stands twice for none,
//              or 0
//   wordsN_long as slabN_long
//   packedK    values: u64 [K][256], the text's bytes; count: length
//   packedK_lengths    …; lengths: u8 [256]
//   digitsK    values: u64 [3][256], lengths: u8 [3][256]: groups of up to 8 characters, of which
//              the last K are used, one behind the other
//   uuid       values: u64 high; more: u64 low
//   uuid_or_null  …; lengths: u8, 0 for null, which adds nothing
//   stop       ends the row, or a part of a long row
enum class OpKind : u8 {
    slab8,
    slab16,
    slab32,
    slab64,
    slab128,
    slab16_long,
    slab32_long,
    blob,
    literal,
    span,
    words8,
    words16,
    words32,
    words64,
    words128,
    words16_long,
    words32_long,
    packed1,
    packed2,
    packed3,
    packed4,
    packed1_lengths,
    packed2_lengths,
    packed3_lengths,
    packed4_lengths,
    digits1,
    digits2,
    digits3,
    uuid,
    uuid_or_null,
    stop,
};
inline constexpr size_t op_kind_count = static_cast<size_t>(OpKind::stop) + 1;

}  // namespace rowsmith
