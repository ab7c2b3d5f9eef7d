#include "generators/template_text.h"

#include "base/text.h"
#include "expression/expression.h"

namespace rowsmith {

namespace {

constexpr u32 digits_max = 18;

class TemplateReader {
public:
    explicit TemplateReader(const PlacedText& text) : text_(text) {}

    Result<std::vector<TemplatePiece>> read() {
        while (at_ < text_.text.size()) {
            const char c = text_.text[at_];
            const bool doubled = at_ + 1 < text_.text.size() && text_.text[at_ + 1] == c;
            if ((c == '{' || c == '}') && doubled) {
                literal_ += c;
                at_ += 2;
            } else if (c == '{') {
                TRY(read_slot());
            } else if (c == '}') {
                return fail(wrong("template_brace", "'}' closes nothing", "a '{' before it",
                                  "write }} for a brace of the text"));
            } else {
                literal_ += c;
                at_++;
            }
        }
        end_literal();
        return std::move(pieces_);
    }

private:
    Place here() const { return place_inside(text_.place, text_.text, static_cast<u32>(at_)); }
    Error wrong(std::string cause, std::string message, std::string expected,
                std::string fix) const {
        return schema_error(std::move(cause), std::move(message), here(), std::move(expected),
                            std::move(fix));
    }

    void end_literal() {
        if (literal_.empty()) return;
        pieces_.push_back({.kind = TemplatePiece::Kind::literal, .text = std::move(literal_)});
        literal_.clear();
    }

    Result<void> read_slot() {
        const size_t end = text_.text.find('}', at_);
        if (end == std::string::npos)
            return fail(wrong("template_brace", "'{' is not closed", "a '}' behind it",
                              "close the slot, or write {{ for a brace of the text"));
        const std::string inside = text_.text.substr(at_ + 1, end - at_ - 1);
        const size_t colon = inside.find(':');
        const std::string name(trimmed(inside.substr(0, colon)));
        const std::string format = colon == std::string::npos ? "" : inside.substr(colon + 1);
        if (name.empty())
            return fail(wrong("template_slot_empty", "the slot '{" + inside + "}' names nothing",
                              "a path, a word or check", "name a column: {id}"));
        end_literal();
        TemplatePiece piece{.kind = TemplatePiece::Kind::slot, .text = name, .place = here()};
        if (name == "check" && colon != std::string::npos)
            TRY(read_check(format, piece));
        else if (colon != std::string::npos)
            TRY(read_format(format, piece));
        pieces_.push_back(std::move(piece));
        at_ = end + 1;
        return {};
    }

    Result<void> read_check(const std::string& name, TemplatePiece& piece) const {
        const auto kind = check_digit_named(name);
        if (!kind)
            return fail(wrong("template_unknown_check", "there is no check '" + name + "'",
                              "one of " + quoted_list(check_digit_names()),
                              fix_of(name, check_digit_names())));
        if (pieces_.empty())
            return fail(wrong("template_check_first", "the check digit has no text before it",
                              "digits before the slot", "move {check:" + name + "} to the end"));
        piece.kind = TemplatePiece::Kind::check;
        piece.check = *kind;
        return {};
    }

    Result<void> read_format(const std::string& format, TemplatePiece& piece) const {
        using enum SlotFormat;
        const std::vector<std::string> words = {"upper", "lower", "slug"};
        for (size_t i = 0; i < words.size(); i++)
            if (format == words[i]) {
                piece.format = static_cast<SlotFormat>(static_cast<size_t>(upper) + i);
                return {};
            }
        if (format.starts_with('%')) {
            piece.format = moment;
            piece.moment = format;
            return {};
        }
        const bool is_decimals = format.starts_with('.');
        const std::string number = format.substr(is_decimals ? 1 : 0);
        const bool is_padded = number.starts_with('0') && number.size() > 1;
        if ((is_decimals || is_padded) && read_digits(number, piece.digits)) {
            piece.format = is_decimals ? decimals : padded;
            return {};
        }
        return fail(wrong("template_unknown_format", "'" + format + "' is no format of a slot",
                          "upper, lower, slug, digits like 06, decimals like .2, or a moment's "
                          "format like %Y",
                          fix_of(format, words)));
    }

    static bool read_digits(const std::string& text, u32& digits) {
        if (text.empty() || text.size() > 3) return false;
        digits = 0;
        for (const char c : text) {
            if (c < '0' || c > '9') return false;
            digits = digits * 10 + static_cast<u32>(c - '0');
        }
        return digits <= digits_max;
    }
    static std::string fix_of(const std::string& word, const std::vector<std::string>& known) {
        const std::string near = nearest(word, known);
        return near.empty() ? "write :" + known.front() + ", or another of them" : "write " + near;
    }

    const PlacedText& text_;
    size_t at_ = 0;
    std::string literal_;
    std::vector<TemplatePiece> pieces_;
};

}  // namespace

Result<std::vector<TemplatePiece>> read_template(const PlacedText& text) {
    return TemplateReader(text).read();
}

}  // namespace rowsmith
