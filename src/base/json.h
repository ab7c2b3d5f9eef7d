// A small tree of JSON to be printed: reports of operations and manifests.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/integers.h"

namespace rowsmith {

// Keys keep the order in which they were set.
class Json {
public:
    static Json object() { return Json(Form::object, {}); }
    static Json array() { return Json(Form::array, {}); }
    static Json text(std::string_view text);
    static Json number(u64 number);
    static Json real(double number);
    static Json boolean(bool truth);
    // JSON that is written already.
    static Json written(std::string json) { return Json(Form::scalar, std::move(json)); }

    // Of an object: adds a key that is not there yet.
    Json& set(std::string_view key, Json value);
    Json& set(std::string_view key, std::string_view value) { return set(key, text(value)); }
    Json& set(std::string_view key, const char* value) { return set(key, text(value)); }
    Json& set(std::string_view key, u64 value) { return set(key, number(value)); }
    // Of an array.
    Json& add(Json value);
    bool empty() const { return items_.empty(); }

    // On one line.
    std::string print() const;
    // With two blanks a level and a line feed at the end; what holds no object stays on one line.
    std::string print_indented() const;

private:
    enum class Form : u8 { scalar, array, object };
    Json(Form form, std::string text) : form_(form), text_(std::move(text)) {}
    bool holds_objects() const;
    void append_to(std::string& out) const;
    void append_indented(std::string& out, size_t indent) const;

    Form form_;
    std::string text_;
    std::vector<std::string> keys_;
    std::vector<Json> items_;
};

// In quotes, escaped as RFC 8259 asks; UTF-8 passes through.
std::string json_string(std::string_view text);

}  // namespace rowsmith
