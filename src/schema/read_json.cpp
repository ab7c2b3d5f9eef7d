// A strict reader of JSON (RFC 8259) that keeps places and tells common slips apart: comments,
// trailing commas, single quotes, keys without quotes.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "schema/number_text.h"
#include "schema/tree_reader.h"

namespace rowsmith {

namespace {

class JsonReader {
public:
    JsonReader(std::string_view text, TreeReader& tree) : text_(text), tree_(tree) {}

    Result<Node> read() {
        Node root = TRY(read_value(tree_.top(), 1));
        TRY(skip_blanks());
        if (at_ < text_.size()) {
            return wrong("json_trailing_text", "text behind the end of the document",
                         "one JSON value", "remove what follows the last brace");
        }
        return root;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    // Steps over one byte; columns count characters.
    void step() {
        const char byte = text_[at_++];
        if (byte == '\n') {
            line_++;
            column_ = 1;
        } else if (!is_inside_character(byte)) {
            column_++;
        }
    }

    std::unexpected<Error> wrong(std::string cause, std::string message, std::string expected,
                                 std::string fix = {}) const {
        return fail(tree_.syntax_error(std::move(cause), std::move(message), line_, column_,
                                       std::move(expected), std::move(fix)));
    }

    std::string found() const {
        if (at_ == text_.size()) return "the document ends here";
        size_t size = 1;
        while (at_ + size < text_.size() && is_inside_character(text_[at_ + size])) size++;
        return "found '" + std::string(text_.substr(at_, size)) + "'";
    }

    Result<void> skip_blanks() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') step();
        const bool comment = peek() == '#' || text_.substr(at_).starts_with("//") ||
                             text_.substr(at_).starts_with("/*");
        if (!comment) return {};
        return wrong("json_comment", "a comment", "JSON without comments",
                     "remove it, use a description, or write the schema as YAML");
    }

    Result<Node> read_value(const TrailPointer& trail, u32 depth) {
        TRY(skip_blanks());
        switch (peek()) {
            case '{':
                return read_map(trail, depth);
            case '[':
                return read_list(trail, depth);
            case '"':
                return read_string(trail, depth);
            case '\'':
                return wrong("json_single_quotes", "found a single quote", "double quotes",
                             "write \"…\"");
            default:
                return read_word(trail, depth);
        }
    }

    Result<Node> read_string(const TrailPointer& trail, u32 depth) {
        Node node = TRY(tree_.start(NodeKind::scalar, line_, column_, trail, depth));
        node.quoted = true;
        node.text = TRY(read_quoted());
        return node;
    }

    // true, false, null or a number.
    Result<Node> read_word(const TrailPointer& trail, u32 depth) {
        Node node = TRY(tree_.start(NodeKind::scalar, line_, column_, trail, depth));
        const size_t end = std::min(text_.find_first_of(",]}: \t\r\n\"", at_), text_.size());
        const std::string_view word = text_.substr(at_, end - at_);
        if (word.empty()) return wrong("json_value_missing", found(), "a value");
        if (word != "true" && word != "false" && word != "null" && !is_json_number(word)) {
            return wrong("json_bad_word", "found '" + std::string(word.substr(0, 60)) + "'",
                         "a number, true, false, null or text in double quotes",
                         "put text in double quotes");
        }
        node.text = word;
        while (at_ < end) step();
        return node;
    }

    static bool is_json_number(std::string_view word) {
        if (word.find_first_not_of("+-.eE0123456789") != std::string_view::npos) return false;
        const std::string_view digits = word.starts_with('-') ? word.substr(1) : word;
        if (digits.empty() || digits[0] < '0' || digits[0] > '9') return false;
        if (digits[0] == '0' && digits.size() > 1 && digits[1] >= '0' && digits[1] <= '9')
            return false;
        return read_number_text(word).form != NumberForm::none;
    }

    Result<Node> read_list(const TrailPointer& trail, u32 depth) {
        Node list = TRY(tree_.start(NodeKind::list, line_, column_, trail, depth));
        step();
        TRY(skip_blanks());
        while (peek() != ']') {
            const std::string place = "[" + std::to_string(list.items.size()) + "]";
            list.items.push_back(TRY(read_value(TreeReader::below(trail, place), depth + 1)));
            TRY(end_of_item(']'));
        }
        step();
        return list;
    }

    Result<Node> read_map(const TrailPointer& trail, u32 depth) {
        Node map = TRY(tree_.start(NodeKind::map, line_, column_, trail, depth));
        step();
        TRY(skip_blanks());
        while (peek() != '}') {
            Key key{{}, line_, column_, true};
            if (peek() != '"') {
                return wrong("json_key_without_quotes", found(), "a key in double quotes",
                             "write \"key\": value");
            }
            key.text = TRY(read_quoted());
            TRY(tree_.check_key(key));
            TRY(skip_blanks());
            if (peek() != ':')
                return wrong("json_colon_missing", found(), "a colon behind the key");
            step();
            map.items.push_back(TRY(read_value(TreeReader::below(trail, key.text), depth + 1)));
            map.keys.push_back(std::move(key));
            TRY(end_of_item('}'));
        }
        step();
        tree_.drop_repeated_keys(map);
        return map;
    }

    // A comma with another item behind it, or the closing bracket, which is left there.
    Result<void> end_of_item(char closing) {
        TRY(skip_blanks());
        if (peek() == closing) return {};
        if (peek() != ',') {
            return wrong(at_ == text_.size() ? "json_unclosed" : "json_comma_missing", found(),
                         std::string("a comma or '") + closing + "'");
        }
        step();
        TRY(skip_blanks());
        if (peek() == closing) {
            return wrong("json_trailing_comma", "a comma before the closing bracket",
                         "another item", "remove the comma");
        }
        return {};
    }

    Result<std::string> read_quoted() {
        std::string out;
        step();
        while (peek() != '"') {
            if (at_ == text_.size() || peek() == '\n') {
                return wrong("json_unclosed_quote", "the text in quotes does not end on its line",
                             "a closing double quote");
            }
            if (peek() == '\\') {
                TRY(read_escape(out));
                continue;
            }
            out += peek();
            step();
        }
        step();
        return out;
    }

    Result<void> read_escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        step();
        if (peek() == 'u') return read_unicode(out);
        const size_t index = letters.find(peek());
        if (peek() == '\0' || index == std::string_view::npos) {
            return wrong("json_bad_escape", "an unknown escape: " + found(),
                         "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0041",
                         "write \\\\ for a backslash");
        }
        out += meanings[index];
        step();
        return {};
    }

    Result<u32> read_hex() {
        step();
        u32 value = 0;
        for (int i = 0; i < 4; i++) {
            const size_t digit =
                std::string_view("0123456789abcdef")
                    .find(static_cast<char>(peek() >= 'A' && peek() <= 'F' ? peek() + 32 : peek()));
            if (digit == std::string_view::npos)
                return wrong("json_bad_escape", found(), "four hexadecimal digits behind \\u");
            value = value * 16 + static_cast<u32>(digit);
            step();
        }
        return value;
    }

    Result<void> read_unicode(std::string& out) {
        u32 code = TRY(read_hex());
        if (code >= 0xd800 && code < 0xdc00 && text_.substr(at_).starts_with("\\u")) {
            step();
            const u32 low = TRY(read_hex());
            const bool pair = low >= 0xdc00 && low < 0xe000;
            code = pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xd800;
        }
        if (code == 0 || (code >= 0xd800 && code < 0xe000)) {
            return wrong("json_bad_character", "an escape that is no character",
                         "a character other than NUL; surrogates only in pairs");
        }
        append_utf8(out, code);
        return {};
    }

    std::string_view text_;
    TreeReader& tree_;
    size_t at_ = 0;
    u32 line_ = 1;
    u32 column_ = 1;
};

}  // namespace

Result<Node> read_json(std::string_view text, TreeReader& tree) {
    return JsonReader(text, tree).read();
}

}  // namespace rowsmith
