#include "generators/check_digits.h"

#include <gtest/gtest.h>

namespace rowsmith {
namespace {

TEST(CheckDigits, agree_with_published_numbers) {
    EXPECT_EQ(check_digits(CheckDigit::luhn, "7992739871"), "3");
    EXPECT_EQ(check_digits(CheckDigit::luhn, "4111 1111 1111 111"), "1");
    EXPECT_EQ(check_digits(CheckDigit::ean13, "400638133393"), "1");
    EXPECT_EQ(check_digits(CheckDigit::isbn13, "978-0-306-40615-"), "7");
    EXPECT_EQ(check_digits(CheckDigit::mod11, "0-306-40615-"), "2");
    EXPECT_EQ(check_digits(CheckDigit::mod11, "080442957"), "X");
    EXPECT_EQ(check_digits(CheckDigit::mod97, "WEST12345698765432GB"), "82");
}

TEST(CheckDigits, are_found_by_name) {
    for (const std::string& name : check_digit_names()) EXPECT_TRUE(check_digit_named(name));
    EXPECT_FALSE(check_digit_named("crc32"));
}

}  // namespace
}  // namespace rowsmith
