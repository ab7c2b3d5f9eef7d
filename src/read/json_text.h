// JSON (RFC 8259) as it stands in a text: values are found and checked, not built.
#pragma once
#include <string>
#include <string_view>

#include "base/integers.h"
#include "read/cell.h"

namespace rowsmith {

inline constexpr u32 json_depth_max = 64;

enum class JsonKind : u8 { null, boolean, number, string, list, object };

struct JsonValue {
    JsonKind kind = JsonKind::null;
    std::string_view text = {};  // as written; of strings without the quotes
    bool escaped = false;        // a string with backslashes, also as a key
};

enum class JsonEnd : u8 {
    whole,
    cut,    // the text ends inside of the value
    wrong,  // no JSON
};

// Reads the value that stands at `at`, blanks before it included, and moves `at` behind it, or to
// where the mistake is; `wrong` then says what was expected there.
class JsonScan {
public:
    explicit JsonScan(std::string_view bytes, size_t start = 0) : text(bytes), at(start) {}

    std::string_view text;
    size_t at;
    std::string_view wrong = {};

    JsonEnd value(JsonValue& value);
    void skip_blanks();
    bool at_end() const { return at == text.size(); }
    char here() const { return text[at]; }

private:
    JsonEnd fail(std::string_view expected);
    JsonEnd string(JsonValue& value);
    JsonEnd escape();
    JsonEnd hex(u32& unit);
    JsonEnd number();
    JsonEnd literal(std::string_view word);
    JsonEnd scalar(JsonValue& value);
    JsonEnd key();
    JsonEnd open(char closing);
    JsonEnd close_values();

    u32 depth_ = 0;
    char closing_[json_depth_max] = {};
    bool wants_value_ = false;
};

// Walks the items of a list or an object that JsonScan has passed.
class JsonItems {
public:
    explicit JsonItems(std::string_view json) : scan_(json, 1) { is_object_ = json.front() == '{'; }
    // False behind the last one. The key is raw and empty for lists.
    bool next(JsonValue& key, JsonValue& value);

private:
    JsonScan scan_;
    bool is_object_;
};

void append_unescaped(std::string& out, std::string_view raw);

// The whole text as one value with nothing behind it; `wrong` says what is not right.
bool is_json(std::string_view text, JsonValue& value, std::string_view& wrong);

// Escaped strings are unescaped into `kept`, which must outlive the cell.
Cell cell_of_json(const JsonValue& value, std::string& kept);

}  // namespace rowsmith
