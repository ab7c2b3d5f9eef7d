#include "config/env_file.h"

#include <algorithm>

#include "base/utf8.h"

namespace rowsmith {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Reader {
public:
    Reader(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    EnvFile read() {
        if (!is_utf8(text_) || text_.find('\0') != std::string_view::npos) {
            place_ = {.file = name_, .path = {}, .line = 0, .column = 0};
            add("bad_env_file", "the file is not UTF-8 text", "lines NAME=VALUE", "");
            return std::move(file_);
        }
        if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
        for (; at_ < text_.size(); at_++) {
            line_start_ = at_;
            read_line();
            skip_to_end();
            line_++;
        }
        return std::move(file_);
    }

private:
    char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
    bool at_end_of_line() const {
        return here() == '\n' || (here() == '\r' && text_.substr(at_ + 1, 1) == "\n");
    }
    void skip_blanks() {
        while (is_blank(here())) at_++;
    }
    void skip_to_end() {
        while (here() != '\n') at_++;
    }

    void add(std::string cause, std::string message, std::string expected, std::string fix) {
        file_.errors.push_back({.code = ErrorCode::invalid_argument,
                                .cause = std::move(cause),
                                .message = std::move(message),
                                .place = place_,
                                .expected = std::move(expected),
                                .fix = std::move(fix)});
    }

    void mistake(Assignment& made, std::string message, std::string fix) {
        if (made.mistake) return;
        made.mistake = Error{.code = ErrorCode::invalid_argument,
                             .cause = "bad_env_value",
                             .message = made.name + ": " + std::move(message),
                             .place = made.place,
                             .expected = {},
                             .fix = std::move(fix)};
    }

    std::string take_name() {
        const size_t start = at_;
        if (!is_letter(here())) return "";
        while (is_letter(here()) || is_digit(here())) at_++;
        return std::string(text_.substr(start, at_ - start));
    }

    void mark_place() {
        place_ = {.file = name_,
                  .path = {},
                  .line = line_,
                  .column = static_cast<u32>(at_ - line_start_ + 1)};
    }

    // What stands in the line is not told: it may be a key.
    void read_line() {
        skip_blanks();
        if (at_end_of_line() || here() == '#') return;
        mark_place();
        Assignment made{.name = take_name(), .value = {}, .place = place_};
        if (made.name == "export" && is_blank(here())) {
            skip_blanks();
            mark_place();
            made.name = take_name();
            made.place = place_;
        }
        skip_blanks();
        if (made.name.empty() || here() != '=')
            return add("bad_env_line", "the line sets nothing", "NAME=VALUE, or # and a comment",
                       "write NAME=VALUE");
        at_++;
        if (read_value(made)) file_.assignments.push_back(std::move(made));
    }

    // False when a quote has no end: then the rest of the file is unknown.
    bool read_value(Assignment& made) {
        const bool after_blank = is_blank(here());
        skip_blanks();
        if (here() != '"' && here() != '\'') {
            read_bare(made, after_blank);
            return true;
        }
        const bool is_closed = here() == '"' ? read_escaped(made) : read_verbatim(made);
        if (!is_closed) {
            add("open_quote", made.name + ": the quote has no end", "the same quote again", "");
            at_ = text_.size();
            return false;
        }
        skip_blanks();
        if (!at_end_of_line() && here() != '#')
            mistake(made, "something follows the closing quote",
                    "put all of the value into the quotes, or quote nothing");
        return true;
    }

    void read_bare(Assignment& made, bool after_blank) {
        const size_t start = at_;
        for (; !at_end_of_line(); at_++) {
            if (here() == '#' && after_blank) break;
            after_blank = is_blank(here());
        }
        std::string_view value = text_.substr(start, at_ - start);
        while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
        made.value = value;
        for (size_t i = 0; i + 1 < value.size(); i++)
            if (value[i] == '$') refuse_expansion(made, value[i + 1]);
    }

    bool read_verbatim(Assignment& made) {
        const size_t start = at_ + 1, end = text_.find('\'', start);
        if (end == std::string_view::npos) return false;
        made.value = text_.substr(start, end - start);
        line_ += static_cast<u32>(std::count(made.value.begin(), made.value.end(), '\n'));
        at_ = end + 1;
        return true;
    }

    bool read_escaped(Assignment& made) {
        for (at_++; at_ < text_.size() && text_[at_] != '"'; at_++) {
            char c = text_[at_];
            if (c == '\n') line_++;
            if (c == '$' && at_ + 1 < text_.size()) refuse_expansion(made, text_[at_ + 1]);
            if (c == '\\') {
                if (++at_ >= text_.size()) return false;
                c = unescaped(made, text_[at_]);
            }
            made.value += c;
        }
        return at_++ < text_.size();
    }

    char unescaped(Assignment& made, char letter) {
        constexpr std::string_view letters = "ntr\\\"$", meanings = "\n\t\r\\\"$";
        const size_t found = letters.find(letter);
        if (found != std::string_view::npos) return meanings[found];
        if (letter == '\n') line_++;
        mistake(made, "no escape is written like that", "write \\\\ for a backslash, or use '…'");
        return letter;
    }

    void refuse_expansion(Assignment& made, char after) {
        if (after == '{' || after == '(')
            mistake(made, "nothing is put in place of ${…} and $(…)",
                    "write the value itself, or use '…' to have it as it is");
    }

    std::string_view text_;
    const std::string& name_;
    size_t at_ = 0, line_start_ = 0;
    u32 line_ = 1;
    Place place_ = {};
    EnvFile file_ = {};
};

}  // namespace

EnvFile parse_env_file(std::string_view text, const std::string& name) {
    return Reader(text, name).read();
}

}  // namespace rowsmith
