// The texts of each type, written by hand.
#include "format/cell_text.h"

#include <cmath>
#include <limits>

#include "format/number_text.h"
#include "format/text_test_table.h"
#include "format/value_text.h"

namespace rowsmith {
namespace {

std::string integral(Type type, i64 value) {
    TestTable table;
    return value_text(table.integers("c", {.type = std::move(type)}, {value}), 0);
}

std::string real(double value, i32 scale = -1) {
    std::string text;
    append_float(text, value, scale);
    return text;
}

TEST(CellText, writes_numbers) {
    EXPECT_EQ(integral({.kind = Kind::integer}, INT64_MIN), "-9223372036854775808");
    EXPECT_EQ(integral({.kind = Kind::decimal, .scale = 2}, 1250), "12.50");
    EXPECT_EQ(integral({.kind = Kind::decimal, .scale = 2}, -5), "-0.05");
    EXPECT_EQ(integral({.kind = Kind::decimal, .scale = 0}, 7), "7");
    EXPECT_EQ(integral({.kind = Kind::decimal, .scale = 18}, 1), "0.000000000000000001");
    EXPECT_EQ(integral({.kind = Kind::boolean}, 1), "true");
}

TEST(CellText, writes_floats) {
    EXPECT_EQ(real(0.1), "0.1");
    EXPECT_EQ(real(100000), "100000");
    EXPECT_EQ(real(1e21), "1e+21");
    EXPECT_EQ(real(123456789012345680000.0), "123456789012345680000");
    EXPECT_EQ(real(1e-6), "0.000001");
    EXPECT_EQ(real(1.5e-7), "1.5e-7");
    EXPECT_EQ(real(-0.0), "-0");
    EXPECT_EQ(real(0.125, 2), "0.12");
    EXPECT_EQ(real(-0.001, 2), "0.00");
    EXPECT_EQ(real(std::numeric_limits<double>::quiet_NaN()), "NaN");
    EXPECT_EQ(real(-std::numeric_limits<double>::infinity(), 2), "-Infinity");
    TestTable table;
    const Column& column = table.floats("f", {}, {std::numeric_limits<double>::infinity(), 2.5});
    EXPECT_EQ(json_value_text(column, 0), "null");
    EXPECT_EQ(json_value_text(column, 1), "2.5");
}

TEST(CellText, writes_moments) {
    EXPECT_EQ(integral({.kind = Kind::date}, 20'634), "2026-06-30");
    EXPECT_EQ(integral({.kind = Kind::time}, 50'405'000'000), "14:00:05");
    EXPECT_EQ(integral({.kind = Kind::time, .resolution_us = 1'000}, 1'500), "00:00:00.001");
    EXPECT_EQ(integral({.kind = Kind::datetime}, 0), "1970-01-01T00:00:00");
    EXPECT_EQ(integral({.kind = Kind::datetime, .zone = "Europe/Berlin"}, -1'000'000),
              "1969-12-31T23:59:59Z");
    EXPECT_EQ(integral({.kind = Kind::datetime, .resolution_us = 1}, 7),
              "1970-01-01T00:00:00.000007");
    EXPECT_EQ(integral({.kind = Kind::date, .format = "%d.%m.%Y"}, 20'634), "30.06.2026");
}

TEST(CellText, writes_durations) {
    const Type duration{.kind = Kind::duration};
    EXPECT_EQ(integral(duration, 5'400'000'000), "PT1H30M");
    EXPECT_EQ(integral(duration, 129'600'000'000), "PT36H");
    EXPECT_EQ(integral(duration, 0), "PT0S");
    EXPECT_EQ(integral(duration, -250'000), "-PT0.25S");
    EXPECT_EQ(integral(duration, 3'661'000'001), "PT1H1M1.000001S");
}

TEST(CellText, writes_uuids_and_bytes) {
    TestTable table;
    Column& uuid = table.add("u", {.type = {.kind = Kind::uuid}, .form = Form::uuid}, 1);
    uuid.high[0] = 0x123e4567e89b42d3;
    uuid.low[0] = 0xa456426614174000;
    EXPECT_EQ(value_text(uuid, 0), "123e4567-e89b-42d3-a456-426614174000");
    const Column& bytes = table.texts("b", {.type = {.kind = Kind::binary}}, {"foobar", "f", ""});
    EXPECT_EQ(value_text(bytes, 0), "Zm9vYmFy");
    EXPECT_EQ(json_value_text(bytes, 1), "\"Zg==\"");
    EXPECT_EQ(value_text(bytes, 2), "");
}

TEST(CellText, writes_places) {
    const Shape degree{.type = {.kind = Kind::decimal, .scale = 1}, .form = Form::int64};
    for (const CoordinatesForm form : {CoordinatesForm::pair, CoordinatesForm::geojson}) {
        TestTable table;
        Column& place = table.add("p",
                                  {.type = {.kind = Kind::coordinates, .form = form},
                                   .form = Form::record,
                                   .children = {degree, degree}},
                                  1);
        place.children[0].integers[0] = 481;
        place.children[1].integers[0] = 115;
        if (form == CoordinatesForm::pair) {
            EXPECT_EQ(value_text(place, 0), "48.1,11.5");
            EXPECT_EQ(json_value_text(place, 0), "[48.1,11.5]");
        } else {
            EXPECT_EQ(json_value_text(place, 0), R"({"type":"Point","coordinates":[11.5,48.1]})");
        }
    }
}

TEST(CellText, escapes_strings_in_json) {
    TestTable table;
    const Column& texts =
        table.texts("t", {.nullable = true}, {"a\"\\\n\x01Zoë/", ""}, {true, false});
    EXPECT_EQ(json_value_text(texts, 0), "\"a\\\"\\\\\\n\\u0001Zoë/\"");
    EXPECT_EQ(json_value_text(texts, 1), "null");
}

}  // namespace
}  // namespace rowsmith
