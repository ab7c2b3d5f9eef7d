#include "base/text.h"
#include "schema/literals.h"

namespace rowsmith {

namespace {

bool is_name_byte(char c, bool first) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || static_cast<u8>(c) >= 0x80 || (!first && c >= '0' && c <= '9');
}

// One step from `at`: a plain name, or anything but a backtick in backticks. Empty when there is
// none.
std::string take_step(std::string_view text, size_t& at) {
    const size_t start = at;
    if (at < text.size() && text[at] == '`') {
        const size_t end = text.find('`', at + 1);
        if (end == std::string_view::npos) return {};
        at = end + 1;
        return std::string(text.substr(start + 1, end - start - 1));
    }
    while (at < text.size() && is_name_byte(text[at], at == start)) at++;
    return std::string(text.substr(start, at - start));
}

}  // namespace

bool is_plain_name(std::string_view name) {
    for (size_t i = 0; i < name.size(); i++)
        if (!is_name_byte(name[i], i == 0)) return false;
    return !name.empty();
}

Result<std::vector<std::string>> read_path(const Node& node) {
    const std::string text = TRY(read_text(node));
    std::vector<std::string> steps;
    size_t at = 0;
    while (true) {
        std::string step = take_step(text, at);
        const bool ended = at == text.size();
        if (step.empty() || (!ended && text[at] != '.')) break;
        steps.push_back(std::move(step));
        if (ended) return steps;
        at++;
    }
    return fail(schema_error("path_syntax", "found " + describe(node), node.place(),
                             "a path like tier, customers.tier or order_id.customer_id.tier",
                             "put names with other characters in backticks: `order date`"));
}

std::string written_path(const std::vector<std::string>& steps) {
    std::string text;
    for (const std::string& step : steps) {
        if (!text.empty()) text += '.';
        text += is_plain_name(step) ? step : "`" + step + "`";
    }
    return text;
}

}  // namespace rowsmith
