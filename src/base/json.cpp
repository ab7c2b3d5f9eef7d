#include "base/json.h"

#include "base/text.h"

namespace rowsmith {

std::string json_string(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto code = static_cast<u8>(c);
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (code < 0x20)
            out += {'\\', 'u', '0', '0', digits[code >> 4], digits[code & 15]};
        else
            out += c;
    }
    return out + '"';
}

Json Json::text(std::string_view text) { return written(json_string(text)); }
Json Json::number(u64 number) { return written(std::to_string(number)); }
Json Json::real(double number) { return written(shortest(number)); }
Json Json::boolean(bool truth) { return written(truth ? "true" : "false"); }

Json& Json::set(std::string_view key, Json value) {
    keys_.emplace_back(key);
    items_.push_back(std::move(value));
    return *this;
}

Json& Json::add(Json value) {
    items_.push_back(std::move(value));
    return *this;
}

bool Json::holds_objects() const {
    for (const Json& item : items_)
        if (item.form_ == Form::object || item.holds_objects()) return true;
    return false;
}

void Json::append_to(std::string& out) const {
    if (form_ == Form::scalar) {
        out += text_;
        return;
    }
    out += form_ == Form::array ? '[' : '{';
    for (size_t i = 0; i < items_.size(); i++) {
        if (i > 0) out += ", ";
        if (form_ == Form::object) out += json_string(keys_[i]) + ": ";
        items_[i].append_to(out);
    }
    out += form_ == Form::array ? ']' : '}';
}

void Json::append_indented(std::string& out, size_t indent) const {
    const bool one_line =
        form_ == Form::scalar || items_.empty() || (form_ == Form::array && !holds_objects());
    if (one_line) return append_to(out);
    out += form_ == Form::array ? '[' : '{';
    for (size_t i = 0; i < items_.size(); i++) {
        out += i > 0 ? ",\n" : "\n";
        out.append(indent + 2, ' ');
        if (form_ == Form::object) out += json_string(keys_[i]) + ": ";
        items_[i].append_indented(out, indent + 2);
    }
    out += '\n';
    out.append(indent, ' ');
    out += form_ == Form::array ? ']' : '}';
}

std::string Json::print() const {
    std::string out;
    append_to(out);
    return out;
}

std::string Json::print_indented() const {
    std::string out;
    append_indented(out, 0);
    return out + "\n";
}

}  // namespace rowsmith
