#include "schema/print.h"
#include "schema/quote.h"

namespace rowsmith {

namespace {

constexpr size_t line_max = 100;
// Document, tables, a table and its columns always take lines of their own.
constexpr u32 block_levels = 4;

enum class Style : u8 { block, flow };

// Signs that start something else than plain text.
bool starts_badly(const std::string& text) {
    if (text[0] == '-' || text[0] == '?' || text[0] == ':')
        return text.size() == 1 || text[1] == ' ' || text == "---";
    return std::string_view(" ,[]{}#&*!|>'\"%@`\t").find(text[0]) != std::string_view::npos;
}

bool is_plain(const std::string& text, Style style) {
    if (text.empty() || text == "null" || text == "~" || text == "<<" || starts_badly(text))
        return false;
    if (text.back() == ' ' || text.back() == ':') return false;
    if (text.starts_with("---") || text.starts_with("...")) return false;
    for (size_t i = 0; i < text.size(); i++) {
        const u8 byte = static_cast<u8>(text[i]);
        if (byte < 0x20 || byte == 0x7f || byte >= 0x80) {
            if (byte < 0x80 || !is_printable_from(text, i)) return false;
        }
        if (text[i] == ':' && text[i + 1] == ' ') return false;
        if (text[i] == '#' && i > 0 && text[i - 1] == ' ') return false;
        if (style == Style::block) continue;
        if (std::string_view(",[]{}()?").find(text[i]) != std::string_view::npos) return false;
        if (text[i] == ':' && std::string_view(",[]{}").find(text[i + 1]) != std::string_view::npos)
            return false;
    }
    return true;
}

bool is_printable(const std::string& text) {
    for (size_t i = 0; i < text.size(); i++) {
        const u8 byte = static_cast<u8>(text[i]);
        if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !is_printable_from(text, i)))
            return false;
    }
    return true;
}

std::string scalar_text(const std::string& text, Style style) {
    if (is_plain(text, style)) return text;
    if (!is_printable(text)) return double_quoted(text);
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'') quoted += c;
        quoted += c;
    }
    return quoted + "'";
}

std::string scalar_of(const Node& node, Style style) {
    return node.is_null() ? "null" : scalar_text(node.text, style);
}

std::string flow(const Node& node) {
    if (node.is_scalar()) return scalar_of(node, Style::flow);
    std::string text = node.is_list() ? "[" : "{";
    for (size_t i = 0; i < node.items.size(); i++) {
        if (i > 0) text += ", ";
        if (node.is_map()) text += scalar_text(node.keys[i].text, Style::flow) + ": ";
        text += flow(node.items[i]);
    }
    return text + (node.is_list() ? "]" : "}");
}

class YamlPrinter {
public:
    std::string take() { return std::move(out_); }

    void lines(const Node& node, u32 level, size_t indent) {
        for (size_t i = 0; i < node.items.size(); i++) {
            out_.append(indent, ' ');
            const std::string head =
                node.is_map() ? scalar_text(node.keys[i].text, Style::block) + ":" : "-";
            out_ += head;
            behind(node.items[i], level + 1, indent, indent + head.size());
        }
    }

private:
    // What stands behind a key or a dash: on the same line where it may and fits.
    void behind(const Node& node, u32 level, size_t indent, size_t used) {
        if (node.is_scalar()) {
            out_ += " " + scalar_of(node, Style::block) + "\n";
            return;
        }
        const std::string one_line = flow(node);
        const bool fits = used + 1 + one_line.size() <= line_max;
        if (node.items.empty() || (fits && (level >= block_levels || node.is_list()))) {
            out_ += " " + one_line + "\n";
            return;
        }
        out_ += "\n";
        lines(node, level, indent + 2);
    }

    std::string out_;
};

}  // namespace

std::string to_yaml(const Node& document) {
    if (!document.is_map() || document.items.empty()) return flow(document) + "\n";
    YamlPrinter printer;
    printer.lines(document, 0, 0);
    return printer.take();
}

}  // namespace rowsmith
