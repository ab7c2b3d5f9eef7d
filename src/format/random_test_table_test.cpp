#include "format/random_test_table.h"

#include <bit>

#include "base/mix.h"
#include "column/moment.h"

namespace rowsmith {

namespace {

class Draws {
public:
    explicit Draws(u64 seed) : state_(mix(seed)) {}
    u64 next() { return mix(state_ += golden); }
    u64 below(u64 n) { return next() % n; }
    i64 between(i64 low, i64 high) {
        return low + static_cast<i64>(below(static_cast<u64>(high - low) + 1));
    }

private:
    u64 state_;
};

const std::vector<std::string> odd_texts = {"plain",
                                            "",
                                            "a,b",
                                            "say \"hi\"",
                                            "line\nend",
                                            "tab\there",
                                            "NULL",
                                            "back\\slash",
                                            "Zoë 😀",
                                            "\x01",
                                            "semi;colon",
                                            std::string(40, 'x'),
                                            std::string(200, 'y'),
                                            "NaN",
                                            "1",
                                            "cr\r",
                                            "-"};

const std::vector<std::string> plain_texts = {"Ann", "Bob", "Łukasz", "Dot.Com", "x"};

void fill(Column& column, Draws& draws, u32 rows);

void fill_integers(Column& column, Draws& draws, u32 rows) {
    const Shape& shape = *column.shape;
    const bool bounded = shape.low != INT64_MIN;
    for (u32 i = 0; i < rows; i++) {
        i64& value = column.integers[i];
        if (bounded) {
            value = draws.between(shape.low, shape.high);
            continue;
        }
        value = static_cast<i64>(draws.next()) >> draws.below(64);
        if (shape.type.kind == Kind::boolean) value = value & 1;
        if (draws.below(20) == 0 && shape.type.kind != Kind::boolean) value = INT64_MIN;
    }
}

void fill_texts(Column& column, Draws& draws, u32 rows) {
    const bool clean = draws.below(3) == 0;
    for (u32 i = 0; i < rows; i++) {
        if (column.shape->type.kind == Kind::json)
            column.text.add(draws.below(2) == 0 ? "{\"a\":[1,null]}" : "\"text\"");
        else
            column.text.add(clean ? plain_texts[draws.below(plain_texts.size())]
                                  : odd_texts[draws.below(odd_texts.size())]);
    }
}

void fill_floats(Column& column, Draws& draws, u32 rows) {
    for (u32 i = 0; i < rows; i++) {
        const i64 number = draws.between(-1'000'000, 1'000'000);
        switch (draws.below(4)) {
            case 0:
                column.floats[i] = std::bit_cast<double>(draws.next());
                break;
            case 1:
                column.floats[i] = static_cast<double>(number) / 8;
                break;
            default:
                column.floats[i] = static_cast<double>(number) / 1000;
        }
    }
}

void fill_list(Column& column, Draws& draws, u32 rows) {
    u32 total = 0;
    for (u32 i = 0; i < rows; i++)
        total += column.lengths[i] = static_cast<u32>(draws.below(column.shape->count_max + 1));
    fill(column.children[0], draws, total);
}

void fill_words(Column& column, Draws& draws, u32 rows) {
    const u32 most = column.shape->count_max;
    for (u32 i = 0; i < rows; i++) {
        column.lengths[i] = static_cast<u32>(draws.below(most + 1));
        for (u32 k = 0; k < most; k++)
            column.codes[i * most + k] =
                static_cast<u32>(draws.below(column.shape->dictionary->size()));
    }
}

void fill(Column& column, Draws& draws, u32 rows) {
    const Shape& shape = *column.shape;
    if (shape.nullable)
        for (u32 i = 0; i < rows; i++) column.valid[i] = draws.below(4) == 0 ? 0 : 1;
    switch (shape.form) {
        case Form::codes:
            for (u32 i = 0; i < rows; i++)
                column.codes[i] = static_cast<u32>(draws.below(shape.dictionary->size()));
            break;
        case Form::int64:
            fill_integers(column, draws, rows);
            break;
        case Form::float64:
            fill_floats(column, draws, rows);
            break;
        case Form::uuid:
            for (u32 i = 0; i < rows; i++) {
                column.high[i] = draws.next();
                column.low[i] = draws.next();
            }
            break;
        case Form::text:
            fill_texts(column, draws, rows);
            break;
        case Form::words:
            fill_words(column, draws, rows);
            break;
        case Form::list:
            fill_list(column, draws, rows);
            break;
        case Form::parts:
        case Form::record:
            for (Column& child : column.children) fill(child, draws, rows);
    }
}

DictionaryPointer entries(const Type& type, Draws& draws) {
    Dictionary dictionary;
    if (is_moment(type.kind) || type.kind == Kind::duration || type.kind == Kind::integer ||
        type.kind == Kind::decimal) {
        for (u32 k = 0; k < 9; k++) dictionary.integers.push_back(draws.between(-40'000, 40'000));
        if (type.kind == Kind::time)
            for (i64& value : dictionary.integers) value = value < 0 ? -value : value;
    } else if (type.kind == Kind::boolean) {
        dictionary.integers = {1, 0};
    } else if (type.kind == Kind::float_) {
        dictionary.floats = {0.5, -1e30, 0.0, 12345.678, 1.0 / 3};
    } else {
        dictionary.texts = draws.below(2) == 0 ? odd_texts : plain_texts;
    }
    return std::make_shared<const Dictionary>(std::move(dictionary));
}

std::vector<Type> integral_types() {
    std::vector<Type> types = {{.kind = Kind::integer},
                               {.kind = Kind::boolean},
                               {.kind = Kind::date},
                               {.kind = Kind::duration},
                               {.kind = Kind::time},
                               {.kind = Kind::time, .resolution_us = 10'000},
                               {.kind = Kind::datetime, .format = "%d.%m.%Y, %H:%M"},
                               {.kind = Kind::date, .format = "%e %B %Y"}};
    for (const i32 scale : {0, 1, 2, 3, 5, 7, 8, 18})
        types.push_back({.kind = Kind::decimal, .scale = scale});
    for (const i64 resolution : {i64{1}, i64{1'000}, i64{100'000}, i64{1'000'000}, i64{60'000'000}})
        for (const char* zone : {"", "Europe/Berlin"})
            types.push_back({.kind = Kind::datetime, .resolution_us = resolution, .zone = zone});
    return types;
}

// All, few enough for a slab, and unbounded where the type has no bounds of its own.
std::vector<std::pair<i64, i64>> ranges_of(const Type& type) {
    switch (type.kind) {
        case Kind::date:
            return {{first_day, last_day}, {20'000, 20'400}};
        case Kind::time:
            return {{0, us_per_day - 1}, {5, 9}};
        case Kind::datetime:
            return {{first_us, last_us}};
        case Kind::boolean:
            return {{INT64_MIN, INT64_MAX}};
        default:
            return {
                {INT64_MIN, INT64_MAX}, {-3, 30}, {0, 123'456'789}, {-9'999'999, 500}, {0, 9'999}};
    }
}

Shape text_part(Draws& draws, bool nullable, bool is_odd) {
    return {.form = Form::codes,
            .nullable = nullable,
            .dictionary = make_dictionary(is_odd && draws.below(2) == 0 ? odd_texts : plain_texts)};
}

Shape number_part(i64 high, bool nullable) {
    return {.type = {.kind = Kind::integer},
            .form = Form::int64,
            .nullable = nullable,
            .digits = 4,
            .low = 0,
            .high = high};
}

std::vector<Shape> nested_shapes(Draws& draws) {
    const Shape integer{.type = {.kind = Kind::integer}, .form = Form::int64};
    Shape name = text_part(draws, true, true);
    name.name = "the \"name\"";
    Shape number = integer;
    number.name = "n";
    const Shape latitude{.type = {.kind = Kind::decimal, .scale = 5},
                         .form = Form::int64,
                         .low = -9'000'000,
                         .high = 9'000'000};
    const std::vector<Shape> place = {latitude, latitude};
    return {
        {.type = {.kind = Kind::array}, .form = Form::list, .count_max = 4, .children = {integer}},
        {.type = {.kind = Kind::array}, .form = Form::list, .count_max = 3, .children = {name}},
        {.type = {.kind = Kind::json}, .form = Form::record, .children = {name, number}},
        {.type = {.kind = Kind::coordinates}, .form = Form::record, .children = place},
        {.type = {.kind = Kind::coordinates, .form = CoordinatesForm::geojson},
         .form = Form::record,
         .children = place},
    };
}

// All but codes and int64.
std::vector<Shape> other_shapes(Draws& draws, bool nullable) {
    std::vector<Shape> shapes = {
        {.type = {.kind = Kind::uuid}, .form = Form::uuid},
        {.form = Form::text},
        {.form = Form::text},
        {.type = {.kind = Kind::json}, .form = Form::text},
        {.type = {.kind = Kind::binary}, .form = Form::text},
        {.type = {.kind = Kind::float_}, .form = Form::float64},
        {.type = {.kind = Kind::float_, .scale = 2}, .form = Form::float64},
        {.form = Form::words,
         .dictionary = make_dictionary(plain_texts),
         .separator = " ",
         .count_max = 3},
        {.form = Form::words,
         .dictionary = make_dictionary({"a", "b\"", "", "NU", "LL"}),
         .separator = ", ",
         .count_max = 2},
        {.form = Form::words,
         .dictionary = make_dictionary({"a", "bc"}),
         .separator = ",",
         .count_max = 2},
        {.form = Form::parts,
         .children = {text_part(draws, false, false), text_part(draws, nullable, true)}},
        {.form = Form::parts,
         .children = {text_part(draws, false, false), number_part(99'999, nullable)}},
        {.form = Form::parts,
         .children = {text_part(draws, true, true), number_part(9'999'999'999, true)}},
        {.form = Form::parts, .children = {text_part(draws, true, true), {.form = Form::text}}},
    };
    for (Shape& shape : nested_shapes(draws)) shapes.push_back(std::move(shape));
    return shapes;
}

}  // namespace

TestTable random_table(u64 seed, u32 rows) {
    TestTable table;
    Draws draws(seed);
    const auto add = [&](Shape shape) {
        const std::string name = "c" + std::to_string(table.columns().size());
        fill(table.add(name, std::move(shape), rows), draws, rows);
    };
    for (const bool nullable : {false, true}) {
        for (const Type& type : integral_types())
            for (const auto& [low, high] : ranges_of(type))
                add({.type = type,
                     .form = Form::int64,
                     .nullable = nullable,
                     .low = low,
                     .high = high});
        for (const Kind kind :
             {Kind::integer, Kind::decimal, Kind::float_, Kind::boolean, Kind::date, Kind::time,
              Kind::datetime, Kind::duration, Kind::string, Kind::email, Kind::phone, Kind::enum_,
              Kind::binary}) {
            const Type type{.kind = kind, .scale = kind == Kind::decimal ? 2 : -1};
            add({.type = type,
                 .form = Form::codes,
                 .nullable = nullable,
                 .dictionary = entries(type, draws)});
        }
        for (Shape& shape : other_shapes(draws, nullable)) {
            shape.nullable = nullable;
            add(std::move(shape));
        }
    }
    return table;
}

Column slice(const Column& column, u32 first, u32 count) {
    Column part(*column.shape, column.capacity);
    const auto copy = [](auto& to, const auto& from, size_t start, size_t size) {
        for (size_t i = 0; i < size && start + i < from.size(); i++) to[i] = from[start + i];
    };
    const Form form = column.shape->form;
    const u32 stride = form == Form::words ? column.shape->count_max : 1;
    copy(part.valid, column.valid, first, count);
    copy(part.codes, column.codes, size_t{first} * stride, size_t{count} * stride);
    copy(part.integers, column.integers, first, count);
    copy(part.floats, column.floats, first, count);
    copy(part.high, column.high, first, count);
    copy(part.low, column.low, first, count);
    copy(part.lengths, column.lengths, first, count);
    if (form == Form::text)
        for (u32 i = first; i < first + count; i++) part.text.add(column.text.at(i));
    u32 child_first = first, child_count = count;
    if (form == Form::list) {
        child_first = child_count = 0;
        for (u32 i = 0; i < first; i++) child_first += column.lengths[i];
        for (u32 i = first; i < first + count; i++) child_count += column.lengths[i];
    }
    for (size_t k = 0; k < part.children.size(); k++)
        part.children[k] = slice(column.children[k], child_first, child_count);
    return part;
}

}  // namespace rowsmith
