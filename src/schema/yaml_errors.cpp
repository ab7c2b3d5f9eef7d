#include "schema/yaml_errors.h"

#include <array>

namespace rowsmith {

namespace {

struct Meaning {
    std::string_view problem;  // a part of the library's text
    std::string_view cause;
    std::string_view message;
    std::string_view fix;
};

constexpr std::string_view quote_it = "put the text in quotes: key: '…'";

constexpr std::array<Meaning, 12> meanings = {{
    {"cannot start any token", "yaml_needs_quotes", "a text starts with a sign that YAML keeps",
     quote_it},
    {"mapping values are not allowed", "yaml_colon_in_text", "a colon where none may stand",
     "put text with a colon in quotes, and start each key on a line of its own"},
    {"expected ',' or '}'", "yaml_braces", "the braces are not closed where they should be",
     "close the brace, or put text with , [ ] { } in quotes"},
    {"expected ',' or ']'", "yaml_brackets", "the brackets are not closed where they should be",
     "close the bracket, or put text with , [ ] { } in quotes"},
    {"expected key", "yaml_indentation", "the line fits to no map above it",
     "indent keys of one map alike; close quotes and braces above"},
    {"expected '-' indicator", "yaml_indentation", "the line fits to no list above it",
     "indent the elements of one list alike"},
    {"could not find expected ':'", "yaml_colon_missing", "a key without its colon",
     "write key: value, with a blank behind the colon"},
    {"unexpected end of stream", "yaml_unclosed_quote", "the text in quotes does not end",
     "add the closing quote"},
    {"unexpected document indicator", "yaml_unclosed_quote", "the text in quotes does not end",
     "add the closing quote"},
    {"unknown escape", "yaml_bad_escape", "an unknown escape in double quotes",
     "write \\\\ for a backslash, or use single quotes"},
    {"undefined tag handle", "yaml_tag", "a tag (!)", quote_it},
    {"block sequence entries are not allowed", "yaml_dash_in_text",
     "a dash where no list may start", "start the list on a line of its own"},
}};

}  // namespace

Error yaml_parser_error(const yaml_parser_t& parser, const TreeReader& tree) {
    const std::string problem = parser.problem != nullptr ? parser.problem : "";
    const u32 line = static_cast<u32>(parser.problem_mark.line) + 1;
    const u32 column = static_cast<u32>(parser.problem_mark.column) + 1;
    for (const Meaning& meaning : meanings) {
        if (problem.find(meaning.problem) == std::string::npos) continue;
        return tree.syntax_error(std::string(meaning.cause), std::string(meaning.message), line,
                                 column, "well-formed YAML", std::string(meaning.fix));
    }
    return tree.syntax_error("yaml_syntax", "the YAML parser stops: " + problem, line, column,
                             "well-formed YAML", "check quotes, braces and indentation here");
}

}  // namespace rowsmith
