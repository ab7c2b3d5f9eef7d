// Names of columns and tables cut into words that can be compared: lower-case, singular.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rowsmith {

// Lower-case of ASCII letters and of the umlauts; everything else stays.
std::string lower_case(std::string_view text);

// The singular of an English noun in lower case by its ending: cities -> city, boxes -> box. Words
// that are no plural stay (status, address, series).
std::string singular(std::string_view word);

// The plural, for names of tables: person -> people, city -> cities.
std::string plural(std::string_view word);

// "customerName", "customer_names", "Customer name" -> {"customer", "name"}.
std::vector<std::string> name_words(std::string_view name);

}  // namespace rowsmith
