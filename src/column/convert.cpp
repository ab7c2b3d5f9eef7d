#include "column/convert.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/check.h"

namespace rowsmith {

namespace {

void append_digits(i64 number, u32 digits, std::string& out) {
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    const auto length = static_cast<u32>(end - text);
    if (length < digits) out.append(digits - length, '0');
    out.append(text, end);
}

i64 least_of(const Shape& shape) {
    if (shape.form == Form::int64) return shape.low;
    const auto& list = shape.dictionary->integers;
    return list.empty() ? 0 : *std::min_element(list.begin(), list.end());
}

i64 most_of(const Shape& shape) {
    if (shape.form == Form::int64) return shape.high;
    const auto& list = shape.dictionary->integers;
    return list.empty() ? 0 : *std::max_element(list.begin(), list.end());
}

template <class T>
void merge(const std::vector<T>& more, std::vector<T>& all) {
    std::map<T, size_t> known;
    for (size_t i = 0; i < all.size(); i++) known.emplace(all[i], i);
    for (const T& entry : more)
        if (known.emplace(entry, all.size()).second) all.push_back(entry);
}

template <class T>
void find_codes(const std::vector<T>& from, const std::vector<T>& to, std::vector<u32>& codes) {
    std::map<T, u32> known;
    for (u32 i = 0; i < to.size(); i++) known.emplace(to[i], i);
    for (const T& entry : from) codes.push_back(known.at(entry));
}

// Structure and layout are the same, so values can be copied as they are.
bool same_layout(const Shape& a, const Shape& b) {
    if (a.form != b.form || a.dictionary != b.dictionary || a.count_max != b.count_max)
        return false;
    if (a.children.size() != b.children.size() || a.separator != b.separator) return false;
    for (size_t k = 0; k < a.children.size(); k++) {
        if (!same_layout(a.children[k], b.children[k])) return false;
        if (a.children[k].nullable != b.children[k].nullable) return false;
    }
    return true;
}

}  // namespace

void append_text(const Column& column, u32 i, std::string& out) {
    if (column.is_null(i)) return;
    const Shape& shape = *column.shape;
    switch (shape.form) {
        case Form::codes:
            out += shape.dictionary->texts[column.codes[i]];
            return;
        case Form::text:
            out += column.text.at(i);
            return;
        case Form::int64:
            append_digits(column.integers[i], shape.digits, out);
            return;
        case Form::parts:
            for (const Column& child : column.children) append_text(child, i, out);
            return;
        case Form::words:
            for (u32 k = 0; k < column.lengths[i]; k++) {
                if (k > 0) out += shape.separator;
                out += shape.dictionary->texts[column.codes[size_t{i} * shape.count_max + k]];
            }
            return;
        default:
            CHECK(!"a form of text");
    }
}

u32 text_bytes_max(const Shape& shape) {
    const auto longest = [&] {
        size_t most = 0;
        for (const std::string& text : shape.dictionary->texts) most = std::max(most, text.size());
        return static_cast<u32>(most);
    };
    switch (shape.form) {
        case Form::codes:
            return longest();
        case Form::text:
            return shape.bytes_max;
        case Form::int64:
            return std::max(20u, shape.digits);
        case Form::words:
            return shape.count_max * (longest() + static_cast<u32>(shape.separator.size()));
        case Form::parts: {
            u32 sum = 0;
            for (const Shape& child : shape.children) sum += text_bytes_max(child);
            return sum;
        }
        default:
            return 0;
    }
}

Shape common_shape(std::span<const Shape* const> shapes) {
    Shape common = *shapes[0];
    bool same = true, all_codes = true, nullable = false;
    for (const Shape* shape : shapes) {
        same = same && same_layout(common, *shape);
        all_codes = all_codes && shape->form == Form::codes;
        nullable = nullable || shape->nullable;
    }
    common.nullable = nullable;
    if (is_integral(common.type.kind)) {
        common.low = INT64_MAX, common.high = INT64_MIN;
        for (const Shape* shape : shapes) {
            common.low = std::min(common.low, least_of(*shape));
            common.high = std::max(common.high, most_of(*shape));
        }
    }
    if (same) return common;
    if (all_codes) {
        Dictionary all;
        for (const Shape* shape : shapes) {
            merge(shape->dictionary->texts, all.texts);
            merge(shape->dictionary->integers, all.integers);
            merge(shape->dictionary->floats, all.floats);
        }
        common.dictionary = std::make_shared<const Dictionary>(std::move(all));
        return common;
    }
    common.dictionary = nullptr;
    common.children.clear();
    if (is_integral(common.type.kind)) {
        common.form = Form::int64;
    } else if (common.type.kind == Kind::float_) {
        common.form = Form::float64;
    } else {
        common.form = Form::text;
        common.bytes_max = 0;
        for (const Shape* shape : shapes)
            common.bytes_max = std::max(common.bytes_max, text_bytes_max(*shape));
    }
    return common;
}

Converter::Converter(const Shape& from, const Shape& to) {
    if (from.form != Form::codes || to.form != Form::codes || from.dictionary == to.dictionary)
        return;
    find_codes(from.dictionary->texts, to.dictionary->texts, new_codes_);
    find_codes(from.dictionary->integers, to.dictionary->integers, new_codes_);
    find_codes(from.dictionary->floats, to.dictionary->floats, new_codes_);
}

namespace {

template <class T>
void copy_chosen(const Aligned<T>& from, u32 count, const u8* chosen, u8 number, Aligned<T>& to) {
    for (u32 i = 0; i < count; i++)
        if (!chosen || chosen[i] == number) to[i] = from[i];
}

void copy_words(const Column& from, u32 count, const u8* chosen, u8 number, Column& to) {
    const size_t most = from.shape->count_max;
    for (size_t i = 0; i < count; i++) {
        if (chosen && chosen[i] != number) continue;
        to.lengths[i] = from.lengths[i];
        for (size_t k = 0; k < from.lengths[i]; k++)
            to.codes[i * most + k] = from.codes[i * most + k];
    }
}

}  // namespace

void Converter::convert(const Column& from, u32 count, const u8* chosen, u8 number,
                        Column& to) const {
    const auto wanted = [&](u32 i) { return !chosen || chosen[i] == number; };
    if (to.shape->nullable)
        for (u32 i = 0; i < count; i++)
            if (wanted(i)) to.valid[i] = from.is_null(i) ? 0 : 1;
    switch (to.shape->form) {
        case Form::codes:
            if (new_codes_.empty()) return copy_chosen(from.codes, count, chosen, number, to.codes);
            for (u32 i = 0; i < count; i++)
                if (wanted(i)) to.codes[i] = new_codes_[from.codes[i]];
            return;
        case Form::int64:
            for (u32 i = 0; i < count; i++)
                if (wanted(i)) to.integers[i] = integer_at(from, i);
            return;
        case Form::float64:
            for (u32 i = 0; i < count; i++)
                if (wanted(i))
                    to.floats[i] = from.shape->form == Form::float64
                                       ? from.floats[i]
                                       : from.shape->dictionary->floats[from.codes[i]];
            return;
        case Form::uuid:
            copy_chosen(from.high, count, chosen, number, to.high);
            return copy_chosen(from.low, count, chosen, number, to.low);
        case Form::words:
            return copy_words(from, count, chosen, number, to);
        case Form::parts:
        case Form::record:
            for (size_t k = 0; k < to.children.size(); k++)
                Converter(*from.children[k].shape, *to.children[k].shape)
                    .convert(from.children[k], count, chosen, number, to.children[k]);
            return;
        case Form::text:
        case Form::list:
            return;  // row by row, by the caller
    }
}

}  // namespace rowsmith
