#include "store/xml_text.h"

#include <charconv>
#include <optional>

#include "base/integers.h"
#include "base/utf8.h"

namespace rowsmith {

namespace {

struct Element {
    std::string_view inside;
    size_t end = 0;  // behind the closing tag
};

// From `at` on. A tag may have attributes, and may close itself.
std::optional<Element> next_element(std::string_view document, std::string_view name, size_t at) {
    const std::string opening = "<" + std::string(name), closing = "</" + std::string(name) + ">";
    while ((at = document.find(opening, at)) != std::string_view::npos) {
        at += opening.size();
        if (at >= document.size()) return std::nullopt;
        const char next = document[at];
        if (next != '>' && next != '/' && static_cast<u8>(next) > ' ') continue;  // a longer name
        const size_t tag_end = document.find('>', at);
        if (tag_end == std::string_view::npos) return std::nullopt;
        if (document[tag_end - 1] == '/') return Element{{}, tag_end + 1};
        const size_t end = document.find(closing, tag_end);
        if (end == std::string_view::npos) return std::nullopt;
        return Element{document.substr(tag_end + 1, end - tag_end - 1), end + closing.size()};
    }
    return std::nullopt;
}

struct Entity {
    std::string_view name;
    char meaning;
};
constexpr Entity entities[] = {
    {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};

// &name; without its ends. What is none is left out.
void append_entity(std::string& out, std::string_view name) {
    for (const Entity& entity : entities)
        if (entity.name == name) {
            out += entity.meaning;
            return;
        }
    if (name.starts_with('#')) {
        name.remove_prefix(1);
        const bool is_hex = name.starts_with('x');
        if (is_hex) name.remove_prefix(1);
        u32 point = 0;
        const char* end = name.data() + name.size();
        const auto [stop, code] = std::from_chars(name.data(), end, point, is_hex ? 16 : 10);
        if (code == std::errc() && stop == end && point <= 0x10ffff) append_utf8(out, point);
    }
}

}  // namespace

std::string_view xml_element(std::string_view document, std::string_view name) {
    const auto found = next_element(document, name, 0);
    return found ? found->inside : std::string_view();
}

std::vector<std::string_view> xml_elements(std::string_view document, std::string_view name) {
    std::vector<std::string_view> all;
    size_t at = 0;
    while (const auto found = next_element(document, name, at)) {
        all.push_back(found->inside);
        at = found->end;
    }
    return all;
}

std::string xml_unescaped(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += text[at++];
        } else {
            append_entity(out, text.substr(at + 1, end - at - 1));
            at = end + 1;
        }
    }
    return out;
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        std::string escape(1, c);
        for (const Entity& entity : entities)
            if (entity.meaning == c) escape = "&" + std::string(entity.name) + ";";
        out += escape;
    }
    return out;
}

}  // namespace rowsmith
