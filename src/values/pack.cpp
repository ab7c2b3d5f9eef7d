#include "values/pack.h"

#include <algorithm>
#include <charconv>

#include "base/check.h"
#include "base/embedded_file.h"
#include "base/text.h"

namespace rowsmith {
extern const EmbeddedFile pack_files[];
extern const size_t pack_count;
}  // namespace rowsmith

namespace rowsmith::values {

std::optional<std::string_view> pack_text(std::string_view name) {
    for (size_t i = 0; i < pack_count; i++)
        if (name == pack_files[i].name) return pack_files[i].text();
    return std::nullopt;
}

std::vector<std::string> pack_names(std::string_view folder) {
    std::vector<std::string> names;
    for (size_t i = 0; i < pack_count; i++) {
        const std::string_view name = pack_files[i].name;
        if (name == "INDEX") continue;
        if (folder.empty())
            names.emplace_back(name);
        else if (name.starts_with(folder) && name.substr(folder.size()).starts_with('/'))
            names.emplace_back(name.substr(folder.size() + 1));
    }
    std::ranges::sort(names);
    return names;
}

Pack::Pack(std::string_view text) {
    std::string_view section;
    size_t first = 0;
    const auto close = [&] {
        if (!section.empty()) sections_[section] = {first, lines_.size() - first};
        first = lines_.size();
    };
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with('[') && line.ends_with(']')) {
            close();
            section = line.substr(1, line.size() - 2);
        } else if (!line.starts_with('#')) {
            lines_.push_back(line);
        }
    }
    close();
}

std::span<const std::string_view> Pack::lines(std::string_view section) const {
    const auto found = sections_.find(section);
    if (found == sections_.end()) return {};
    return std::span(lines_).subspan(found->second.first, found->second.second);
}

bool Pack::has(std::string_view section) const { return sections_.contains(section); }

std::string_view field(std::string_view line, size_t number) {
    for (; number > 0; number--) {
        const size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return {};
        line.remove_prefix(tab + 1);
    }
    return line.substr(0, line.find('\t'));
}

i64 number(std::string_view text) {
    i64 value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    CHECK(failure == std::errc() && end == text.data() + text.size());
    return value;
}

Error unknown_name(std::string_view kind, std::string_view name,
                   std::span<const std::string> known) {
    const std::string meant = nearest(name, known);
    return {.code = ErrorCode::invalid_schema,
            .cause = "unknown_" + std::string(kind),
            .message = "there is no " + std::string(kind) + " '" + std::string(name) + "'",
            .expected = known.size() <= 60 ? quoted_list(known, 60)
                                           : "one of " + with_commas(known.size()) + " names",
            .fix = meant.empty() ? "" : "write '" + meant + "'"};
}

}  // namespace rowsmith::values
