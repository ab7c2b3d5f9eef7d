#include "schema/read_document.h"

#include "base/text.h"
#include "base/utf8.h"
#include "schema/limits.h"
#include "schema/tree_reader.h"

namespace rowsmith {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

enum class Language : u8 { yaml, json };

Language language_of(std::string_view text, std::string_view file_name) {
    if (file_name.ends_with(".json")) return Language::json;
    if (file_name.ends_with(".yaml") || file_name.ends_with(".yml")) return Language::yaml;
    constexpr std::string_view blanks = " \t\r\n";
    const size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos || text[first] != '{') return Language::yaml;
    const size_t second = text.find_first_not_of(blanks, first + 1);
    const bool json =
        second != std::string_view::npos && (text[second] == '"' || text[second] == '}');
    return json ? Language::json : Language::yaml;
}

// Bytes of the first character, 0 when it is no well-formed UTF-8.
size_t character_size(std::string_view rest) {
    for (size_t size = 1; size <= 4 && size <= rest.size(); size++)
        if (is_utf8(rest.substr(0, size))) return size;
    return 0;
}

// The first byte that no document may hold: broken UTF-8 or a control character.
struct Fault {
    std::string cause;
    std::string message;
    std::string fix;
};

std::optional<Fault> fault_at(std::string_view rest) {
    const u8 byte = static_cast<u8>(rest[0]);
    if (byte >= 0x80 && character_size(rest) == 0) {
        return Fault{"bad_utf8", "the byte " + std::to_string(byte) + " is not UTF-8",
                     "save the file as UTF-8"};
    }
    if (byte == 0)
        return Fault{"nul_byte", "a NUL byte", "save the file as UTF-8 text (it may be UTF-16)"};
    const bool blank = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !blank) || byte == 0x7f) {
        return Fault{"control_character", "the control character " + std::to_string(byte),
                     "remove it, or write it as an escape in quotes"};
    }
    return std::nullopt;
}

std::optional<Error> find_fault(std::string_view text, const TreeReader& tree) {
    u32 line = 1, column = 1;
    for (size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (const auto fault = fault_at(rest)) {
            return tree.syntax_error(fault->cause, fault->message, line, column, "UTF-8 text",
                                     fault->fix);
        }
        column++;
        if (text[at] == '\n') line++, column = 1;
        at += static_cast<u8>(text[at]) < 0x80 ? 1 : character_size(rest);
    }
    return std::nullopt;
}

// YAML takes no tabs before a line's text; its own message about that is hard to understand.
std::optional<Error> find_tab(std::string_view text, const TreeReader& tree) {
    u32 line = 1;
    for (const std::string_view row : split(text, '\n')) {
        const size_t first = row.find_first_not_of(' ');
        if (first != std::string_view::npos && row[first] == '\t' && !trimmed(row).empty()) {
            return tree.syntax_error("tab_indent", "a tab before the text of the line", line,
                                     static_cast<u32>(first + 1), "spaces",
                                     "indent with spaces in YAML");
        }
        line++;
    }
    return std::nullopt;
}

Result<Node> read_tree(std::string_view text, std::string_view file_name, size_t size_bytes_max,
                       TreeReader& tree) {
    if (text.size() > size_bytes_max) {
        Error error = tree.syntax_error("document_too_large",
                                        "the document has " + with_commas(text.size()) + " bytes",
                                        0, 0, "at most " + with_commas(size_bytes_max));
        error.code = ErrorCode::limit;
        return fail(std::move(error));
    }
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (auto error = find_fault(text, tree)) return fail(*std::move(error));
    if (trimmed(text).empty()) {
        return fail(tree.syntax_error("document_empty", "the document is empty", 1, 1, "a schema",
                                      "start with rowsmith: 1"));
    }
    if (language_of(text, file_name) == Language::json) return read_json(text, tree);
    if (auto error = find_tab(text, tree)) return fail(*std::move(error));
    return read_yaml(text, tree);
}

}  // namespace

std::optional<Node> read_document(std::string_view text, std::string_view file_name,
                                  Problems& problems, const DocumentLimits& limits) {
    TreeReader tree(file_name, problems, limits.nodes);
    Result<Node> root = read_tree(text, file_name, limits.size_bytes, tree);
    if (!root) {
        problems.add(std::move(root).error());
        return std::nullopt;
    }
    if (root->is_map()) return *std::move(root);
    problems.add(schema_error("document_not_map",
                              "the document is " + std::string(name_of(root->kind)), root->place(),
                              "a map with the keys of a schema", "start with rowsmith: 1"));
    return std::nullopt;
}

}  // namespace rowsmith
