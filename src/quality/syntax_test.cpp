#include "quality/syntax.h"

#include <gtest/gtest.h>

#include "quality/field_value.h"

namespace rowsmith {
namespace {

TEST(Syntax, knows_email_addresses) {
    for (const std::string_view text : {"a@b.example", "anna.o'neil+x@mail.example.org",
                                        "m\xc3\xbcller@b\xc3\xbc"
                                        "ro.example"})
        EXPECT_TRUE(is_email(text)) << text;
    for (const std::string_view text :
         {"", "a", "@b.example", "a@", "a@b", "a@b.", "a@.b", "a b@c.example", "a@b@c.example",
          ".a@b.example", "a..b@c.example", "a@b..example", "a@-b.example", "a@1.2.3.4",
          "a@b.example ", "\"a\"@b.example"})
        EXPECT_FALSE(is_email(text)) << text;
    EXPECT_FALSE(is_email(std::string(65, 'a') + "@b.example"));
}

TEST(Syntax, wants_ten_digits_of_phones) {
    EXPECT_TRUE(is_phone("+49 (30) 2312-5000"));
    EXPECT_TRUE(is_phone("0123456789"));
    EXPECT_FALSE(is_phone("012345678"));
    EXPECT_FALSE(is_phone("01234 56789 x12"));
    EXPECT_FALSE(is_phone("0123456789+"));
}

TEST(Syntax, reads_uuids_and_base64) {
    u64 high = 0, low = 0;
    EXPECT_TRUE(read_uuid("123e4567-E89B-42d3-a456-426614174000", high, low));
    EXPECT_EQ(high, 0x123e4567e89b42d3u);
    EXPECT_EQ(low, 0xa456426614174000u);
    EXPECT_FALSE(read_uuid("123e4567e89b42d3a456426614174000", high, low));
    EXPECT_FALSE(read_uuid("123e4567-e89b-42d3-a456-42661417400g", high, low));
    EXPECT_EQ(base64_bytes(""), 0);
    EXPECT_EQ(base64_bytes("AAEC"), 3);
    EXPECT_EQ(base64_bytes("AA=="), 1);
    EXPECT_EQ(base64_bytes("AA="), -1);
    EXPECT_EQ(base64_bytes("A==="), -1);
    EXPECT_EQ(base64_bytes("AA-_"), -1);
}

// The stored number, or "no".
std::string stored(Type type, std::string_view text) {
    FieldValue value;
    const bool reads = read_cell(Cell::of_text(text), {.type = std::move(type)}, value);
    return reads ? std::to_string(value.integer) : "no";
}

TEST(CellValue, reads_numbers_as_they_are_written) {
    const Type integer{.kind = Kind::integer}, price{.kind = Kind::decimal, .scale = 2};
    EXPECT_EQ(stored(integer, "-007"), "-7");
    EXPECT_EQ(stored(integer, "+7"), "7");
    EXPECT_EQ(stored(integer, "9223372036854775807"), "9223372036854775807");
    for (const std::string_view text :
         {"3.7", "3.0", "1e2", "", "-", "+-1", "0x10", "9223372036854775808", " 1", "1,000"})
        EXPECT_EQ(stored(integer, text), "no") << text;
    EXPECT_EQ(stored(price, "12.5"), "1250");
    EXPECT_EQ(stored(price, "-0.050"), "-5");
    EXPECT_EQ(stored(price, "7"), "700");
    EXPECT_EQ(stored(price, "1.20300"), "no");
    EXPECT_EQ(stored(price, "."), "no");
    EXPECT_EQ(stored(price, "1.2.3"), "no");
    EXPECT_EQ(stored(price, "99999999999999999999"), "no");
}

TEST(CellValue, reads_moments_and_durations) {
    EXPECT_EQ(stored({.kind = Kind::date}, "1970-01-02"), "1");
    EXPECT_EQ(stored({.kind = Kind::date}, "1970-02-30"), "no");
    const Type local{.kind = Kind::datetime}, zoned{.kind = Kind::datetime, .zone = "Europe/Paris"};
    EXPECT_EQ(stored(local, "1970-01-01 00:00:01"), "1000000");
    EXPECT_EQ(stored(local, "1970-01-01T00:00:01.5Z"), "1500000");
    EXPECT_EQ(stored(local, "1970-01-01"), "no");
    EXPECT_EQ(stored(zoned, "1970-01-01T02:00:01+02:00"), "1000000");
    EXPECT_EQ(stored(zoned, "1970-01-01T00:00:01Z"), "1000000");
    const Type took{.kind = Kind::duration};
    EXPECT_EQ(stored(took, "PT1M0.25S"), "60250000");
    EXPECT_EQ(stored(took, "-P1DT1H"), "-90000000000");
    for (const std::string_view text : {"P", "PT", "P1Y", "P1M", "PT1S1M", "1H", "PT1", "PT1.S"})
        EXPECT_EQ(stored(took, text), "no") << text;
}

}  // namespace
}  // namespace rowsmith
