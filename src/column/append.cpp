#include "column/append.h"

#include <algorithm>
#include <numeric>

namespace rowsmith {

namespace {

template <class T>
void append(const Aligned<T>& from, size_t count, Aligned<T>& to, size_t at) {
    std::copy_n(from.data(), count, to.data() + at);
}

u32 elements(const Column& lists, u32 rows) {
    return std::accumulate(lists.lengths.data(), lists.lengths.data() + rows, 0u);
}

}  // namespace

void start_append(Column& to) {
    to.text.clear();
    for (Column& child : to.children) start_append(child);
}

void append_column(const Column& from, u32 count, Column& to, u32 at) {
    const Shape& shape = *from.shape;
    if (shape.nullable) append(from.valid, count, to.valid, at);
    switch (shape.form) {
        case Form::codes:
            return append(from.codes, count, to.codes, at);
        case Form::int64:
            return append(from.integers, count, to.integers, at);
        case Form::float64:
            return append(from.floats, count, to.floats, at);
        case Form::uuid:
            append(from.high, count, to.high, at);
            return append(from.low, count, to.low, at);
        case Form::text:
            for (u32 i = 0; i < count; i++) to.text.add(from.text.at(i));
            return;
        case Form::words: {
            const size_t most = shape.count_max;
            append(from.lengths, count, to.lengths, at);
            return append(from.codes, count * most, to.codes, at * most);
        }
        case Form::list: {
            const u32 behind = elements(to, at);
            append(from.lengths, count, to.lengths, at);
            return append_column(from.children[0], elements(from, count), to.children[0], behind);
        }
        case Form::parts:
        case Form::record:
            for (size_t k = 0; k < from.children.size(); k++)
                append_column(from.children[k], count, to.children[k], at);
            return;
    }
}

}  // namespace rowsmith
