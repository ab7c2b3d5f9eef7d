#include "schema/known_slips.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/integers.h"
#include "base/text.h"

namespace rowsmith {

namespace {

using Slip = std::pair<std::string_view, std::string_view>;

constexpr std::array<Slip, 37> key_slips = {{
    {"if", "when"},
    {"probability", "share"},
    {"length", "max_length"},
    {"size", "max_length"},
    {"values", "enum_values"},
    {"options", "enum_values"},
    {"choices", "enum_values"},
    {"enum", "enum_values"},
    {"regex", "pattern"},
    {"min", "min_value"},
    {"minimum", "min_value"},
    {"max", "max_value"},
    {"maximum", "max_value"},
    {"default_value", "default"},
    {"nulls", "null_share"},
    {"null_probability", "null_share"},
    {"optional", "nullable"},
    {"for", "per"},
    {"parent", "per"},
    {"foreign_key", "references"},
    {"fk", "references"},
    {"ref", "references"},
    {"faker", "generate"},
    {"precision", "scale"},
    {"decimals", "scale"},
    {"std", "sd"},
    {"stddev", "sd"},
    {"sigma", "sd"},
    {"average", "mean"},
    {"count", "rows"},
    {"fields", "columns"},
    {"constraints", "rules"},
    {"pk", "primary_key"},
    {"language", "locale"},
    {"timezone", "zone"},
    {"formula", "expression"},
    {"version", "rowsmith"},
}};

constexpr std::array<Slip, 33> type_slips = {{
    {"int", "integer"},        {"bigint", "integer"},       {"smallint", "integer"},
    {"int64", "integer"},      {"int32", "integer"},        {"long", "integer"},
    {"number", "float"},       {"double", "float"},         {"real", "float"},
    {"float64", "float"},      {"numeric", "decimal"},      {"money", "decimal"},
    {"varchar", "string"},     {"char", "string"},          {"nvarchar", "string"},
    {"text", "string"},        {"str", "string"},           {"bool", "boolean"},
    {"timestamp", "datetime"}, {"timestamptz", "datetime"}, {"date_time", "datetime"},
    {"interval", "duration"},  {"timedelta", "duration"},   {"guid", "uuid"},
    {"category", "enum"},      {"categorical", "enum"},     {"object", "json"},
    {"dict", "json"},          {"jsonb", "json"},           {"list", "array"},
    {"bytes", "binary"},       {"blob", "binary"},          {"geography", "coordinates"},
}};

constexpr std::array<Slip, 10> unit_slips = {{{"sec", "s"},
                                              {"second", "s"},
                                              {"minute", "min"},
                                              {"hr", "h"},
                                              {"hour", "h"},
                                              {"day", "d"},
                                              {"week", "w"},
                                              {"millisecond", "ms"},
                                              {"microsecond", "us"},
                                              {"milli", "ms"}}};

template <size_t size>
std::string_view find(const std::array<Slip, size>& slips, std::string_view word) {
    for (const auto& [slip, meant] : slips)
        if (slip == word) return meant;
    return {};
}

template <size_t size>
std::string meant(const std::array<Slip, size>& slips, std::string_view word,
                  std::span<const std::string> known) {
    const std::string_view found = find(slips, word);
    if (!found.empty() && std::ranges::find(known, found) != known.end()) return std::string(found);
    return nearest(word, known);
}

}  // namespace

std::string meant_key(std::string_view key, std::span<const std::string> known) {
    return meant(key_slips, key, known);
}

std::string meant_type(std::string_view word, std::span<const std::string> known) {
    return meant(type_slips, word, known);
}

std::string meant_unit(std::string_view unit) {
    if (unit.ends_with('s')) unit.remove_suffix(1);
    return std::string(find(unit_slips, unit));
}

std::string meant_date(std::string_view text) {
    const char separator = text.find('-') != text.npos   ? '-'
                           : text.find('/') != text.npos ? '/'
                                                         : '.';
    const auto parts = split(text, separator);
    if (parts.size() != 3) return {};
    std::array<u32, 3> numbers{};
    for (size_t i = 0; i < 3; i++) {
        const char* end = parts[i].data() + parts[i].size();
        const auto read = std::from_chars(parts[i].data(), end, numbers[i]);
        if (read.ec != std::errc{} || read.ptr != end || parts[i].size() > 4) return {};
    }
    // A day first is certain where dots are written, or where no month has its number.
    const bool year_last = parts[2].size() == 4;
    if (year_last && separator != '.' && numbers[0] <= 12) return {};
    if (year_last) std::swap(numbers[0], numbers[2]);
    if (parts[year_last ? 2 : 0].size() != 4 || numbers[1] < 1 || numbers[1] > 12 ||
        numbers[2] < 1 || numbers[2] > 31)
        return {};
    const auto padded = [](u32 number) {
        return (number < 10 ? "-0" : "-") + std::to_string(number);
    };
    return std::to_string(numbers[0]) + padded(numbers[1]) + padded(numbers[2]);
}

}  // namespace rowsmith
