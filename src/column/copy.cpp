#include "column/copy.h"

#include <algorithm>
#include <numeric>

namespace rowsmith {

namespace {

template <class T>
void gather(const Aligned<T>& from, std::span<const u32> rows, Aligned<T>& to) {
    for (size_t i = 0; i < rows.size(); i++) to[i] = from[rows[i]];
}

template <class T>
void copy(const Aligned<T>& from, size_t count, Aligned<T>& to) {
    std::copy_n(from.data(), count, to.data());
}

void gather_words(const Column& from, std::span<const u32> rows, Column& to) {
    const size_t most = from.shape->count_max;
    for (size_t i = 0; i < rows.size(); i++) {
        to.lengths[i] = from.lengths[rows[i]];
        for (size_t k = 0; k < to.lengths[i]; k++)
            to.codes[i * most + k] = from.codes[rows[i] * most + k];
    }
}

void gather_lists(const Column& from, std::span<const u32> rows, Column& to) {
    const u32 last = rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end());
    std::vector<u32> starts(last + 2, 0);
    for (u32 i = 0; i <= last && !rows.empty(); i++) starts[i + 1] = starts[i] + from.lengths[i];
    std::vector<u32> elements;
    for (size_t i = 0; i < rows.size(); i++) {
        to.lengths[i] = from.lengths[rows[i]];
        for (u32 k = 0; k < to.lengths[i]; k++) elements.push_back(starts[rows[i]] + k);
    }
    gather_column(from.children[0], elements, to.children[0]);
}

}  // namespace

void gather_column(const Column& from, std::span<const u32> rows, Column& to) {
    if (to.shape->nullable) {
        if (from.shape->nullable)
            gather(from.valid, rows, to.valid);
        else
            to.set_all_valid();
    }
    switch (from.shape->form) {
        case Form::codes:
            return gather(from.codes, rows, to.codes);
        case Form::int64:
            return gather(from.integers, rows, to.integers);
        case Form::float64:
            return gather(from.floats, rows, to.floats);
        case Form::uuid:
            gather(from.high, rows, to.high);
            return gather(from.low, rows, to.low);
        case Form::text:
            to.text.clear();
            for (const u32 row : rows) to.text.add(from.text.at(row));
            return;
        case Form::words:
            return gather_words(from, rows, to);
        case Form::list:
            return gather_lists(from, rows, to);
        case Form::parts:
        case Form::record:
            for (size_t k = 0; k < from.children.size(); k++)
                gather_column(from.children[k], rows, to.children[k]);
            return;
    }
}

void copy_column(const Column& from, Column& to, u32 count) {
    if (to.shape->nullable) {
        if (from.shape->nullable)
            copy(from.valid, count, to.valid);
        else
            to.set_all_valid();
    }
    switch (from.shape->form) {
        case Form::codes:
            return copy(from.codes, count, to.codes);
        case Form::int64:
            return copy(from.integers, count, to.integers);
        case Form::float64:
            return copy(from.floats, count, to.floats);
        case Form::uuid:
            copy(from.high, count, to.high);
            return copy(from.low, count, to.low);
        case Form::words:
            copy(from.lengths, count, to.lengths);
            return copy(from.codes, size_t{count} * from.shape->count_max, to.codes);
        case Form::parts:
        case Form::record:
            for (size_t k = 0; k < from.children.size(); k++)
                copy_column(from.children[k], to.children[k], count);
            return;
        case Form::text:
            to.text = from.text;
            return;
        case Form::list:
            std::vector<u32> rows(count);
            std::iota(rows.begin(), rows.end(), 0u);
            return gather_column(from, rows, to);
    }
}

}  // namespace rowsmith
