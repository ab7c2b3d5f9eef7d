// The sales row of twelve columns, filled by the simplest kernels that make such data.
//
// "plain" is the row as it is; "rough" has nulls in every other column, names that need quotes and
// are not ASCII, and dictionaries 20 times as large.
#pragma once
#include <time.h>

#include <string>
#include <vector>

#include "base/mix.h"
#include "format/format.h"

namespace rowsmith::bench {

inline u64 cpu_ns() {
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<u64>(now.tv_sec) * 1'000'000'000 + static_cast<u64>(now.tv_nsec);
}

inline u64 draw(u64 column, u64 row) { return mix(mix(column) + row * golden); }
inline u32 below(u64 bits, u32 n) { return static_cast<u32>((bits >> 32) * n >> 32); }

// Pronounceable words of `low` to `high` letters.
inline std::vector<std::string> words(u64 key, u32 count, u32 low, u32 high, bool rough) {
    constexpr std::string_view consonants = "bcdfghjklmnprstvw", vowels = "aeiou";
    std::vector<std::string> list;
    for (u32 k = 0; k < count; k++) {
        const u32 size = low + below(draw(key, k), high - low + 1);
        std::string word;
        for (u32 i = 0; i < size; i++) {
            const std::string_view letters = i % 2 == 0 ? consonants : vowels;
            word += letters[below(draw(key + 1 + i, k), static_cast<u32>(letters.size()))];
        }
        if (rough && k % 7 == 0) word += "ü";
        if (rough && k % 11 == 0) word += ",";
        if (rough && k % 13 == 0) word += "\"";
        list.push_back(std::move(word));
    }
    return list;
}

inline std::vector<std::string> spoken_numbers() {
    std::vector<std::string> list;
    for (u32 k = 0; k < 10; k++) list.push_back(std::to_string(k + 1));
    return list;
}

struct Sales {
    bool rough;
    std::vector<std::pair<std::string, Shape>> shapes = {};
    std::vector<Column> columns = {};

    explicit Sales(bool is_rough) : rough(is_rough) {
        const u32 times = rough ? 20 : 1;
        const auto codes = [&](u32 key, u32 count, u32 low, u32 high) {
            return Shape{.form = Form::codes,
                         .dictionary = make_dictionary(words(key * 100, count, low, high, rough))};
        };
        const auto parts = [](std::vector<Shape> children) {
            return Shape{.form = Form::parts, .children = std::move(children)};
        };
        const auto fixed = [](std::vector<std::string> texts) {
            return Shape{.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
        };
        const Shape first = codes(3, 1000 * times, 4, 9), last = codes(4, 470 * times, 5, 10);
        add("id", {.type = {.kind = Kind::integer}, .form = Form::int64, .low = 1});
        add("uuid", {.type = {.kind = Kind::uuid}, .form = Form::uuid});
        add("customer", parts({first, fixed({" "}), last}));
        add("email", parts({first, fixed({"."}), last,
                            fixed({"@gmail.com", "@yahoo.com", "@outlook.com", "@example.com"})}));
        add("product", codes(6, 500 * times, 12, 24));
        add("category", codes(7, 8, 4, 11));
        add("quantity", fixed(spoken_numbers()));
        add("unit_price",
            {.type = {.kind = Kind::decimal, .scale = 2}, .form = Form::int64, .low = 0});
        add("discount", fixed({"0", "0.05", "0.1", "0.15", "0.2"}));
        add("ordered_at", {.type = {.kind = Kind::datetime}, .form = Form::int64});
        add("country", codes(12, 237, 4, 14));
        add("note", {.form = Form::words,
                     .dictionary = make_dictionary(words(1300, 300 * times, 4, 12, false)),
                     .separator = " ",
                     .count_max = 12});
        columns.reserve(shapes.size());
        for (const auto& [name, shape] : shapes) columns.emplace_back(shape);
    }

    void add(std::string name, Shape shape) {
        shape.nullable = rough && shapes.size() % 2 == 1;
        shapes.emplace_back(std::move(name), std::move(shape));
    }
    TableLayout layout() const {
        TableLayout layout{.table = "sales", .fields = {}};
        for (const auto& [name, shape] : shapes) layout.fields.push_back({name, &shape});
        return layout;
    }

    static void pick(Column& column, u64 key, u64 first, u32 count) {
        const auto size = static_cast<u32>(column.shape->dictionary->size());
        for (u32 i = 0; i < count; i++) column.codes[i] = below(draw(key, first + i), size);
    }
    void fill(u64 first, u32 count) {
        for (size_t k = 0; k < columns.size(); k++)
            if (columns[k].shape->nullable)
                for (u32 i = 0; i < count; i++)
                    columns[k].valid[i] = draw(50 + k, first + i) % 16 == 0 ? 0 : 1;
        for (u32 i = 0; i < count; i++) {
            columns[0].integers[i] = static_cast<i64>(first + i + 1);
            columns[1].high[i] = (draw(2, first + i) & ~u64{0xf000}) | 0x4000;
            columns[1].low[i] = (draw(20, first + i) & ~(u64{3} << 62)) | (u64{2} << 62);
        }
        for (const size_t k : {size_t{2}, size_t{3}}) {
            pick(columns[k].children[0], 3, first, count);
            pick(columns[k].children[2], 4, first, count);
        }
        pick(columns[3].children[3], 5, first, count);
        for (const size_t k : {size_t{4}, size_t{5}, size_t{6}, size_t{8}, size_t{10}})
            pick(columns[k], k + 2, first, count);
        for (u32 i = 0; i < count; i++) {
            const u64 u = draw(9, first + i);  // most prices are small, some go to 4,000
            columns[7].integers[i] =
                300 + ((400'000 * (u >> 44) >> 20) * (u >> 24 & 0xfffff) >> 20);
            columns[9].integers[i] =
                1'640'995'200'000'000 + i64{below(draw(11, first + i), 1096 * 86400)} * 1'000'000;
        }
        Column& note = columns[11];
        const auto size = static_cast<u32>(note.shape->dictionary->size());
        for (u32 i = 0; i < count; i++) note.lengths[i] = 5 + below(draw(13, first + i), 8);
        for (u32 i = 0; i < count * 12; i++) note.codes[i] = below(draw(14, first * 12 + i), size);
    }
};

}  // namespace rowsmith::bench
