// What S3 answers, read without a parser: flat elements of known names. Elements of one name never
// nest in these answers.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rowsmith {

// The contents of the first element of this name, as they stand there; empty where there is none.
std::string_view xml_element(std::string_view document, std::string_view name);
std::vector<std::string_view> xml_elements(std::string_view document, std::string_view name);

// With &lt; &amp; &#10; and the like as what they stand for.
std::string xml_unescaped(std::string_view text);
std::string xml_escaped(std::string_view text);

}  // namespace rowsmith
