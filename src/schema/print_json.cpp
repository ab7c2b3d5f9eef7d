#include "schema/print.h"
#include "schema/quote.h"

namespace rowsmith {

namespace {

bool is_bare(const Node& node) {
    if (node.quoted) return false;
    const std::string& text = node.text;
    if (text == "true" || text == "false") return true;
    size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const size_t start = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') at++;
        return at - start;
    };
    const bool zero = at < text.size() && text[at] == '0';
    const size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (at < text.size() && text[at] == '.') {
        at++;
        if (digits() == 0) return false;
    }
    return at == text.size();
}

void append_json(std::string& out, const Node& node, size_t indent) {
    if (node.is_scalar()) {
        out += node.is_null() ? "null" : is_bare(node) ? node.text : double_quoted(node.text);
        return;
    }
    out += node.is_list() ? '[' : '{';
    for (size_t i = 0; i < node.items.size(); i++) {
        out += i > 0 ? ",\n" : "\n";
        out.append(indent + 2, ' ');
        if (node.is_map()) out += double_quoted(node.keys[i].text) + ": ";
        append_json(out, node.items[i], indent + 2);
    }
    if (!node.items.empty()) {
        out += '\n';
        out.append(indent, ' ');
    }
    out += node.is_list() ? ']' : '}';
}

}  // namespace

std::string to_json(const Node& document) {
    std::string out;
    append_json(out, document, 0);
    return out + "\n";
}

}  // namespace rowsmith
