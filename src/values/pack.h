// The packs: UTF-8 text files in src/values/data, put into the program by the build and read when a
// first caller needs one. A pack has `[section]` heads, a line an entry, fields between tabs.
// tools/values makes them; INDEX.tsv beside them tells from what, under which licence.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/integers.h"
#include "base/result.h"

namespace rowsmith::values {

// The bytes of a pack ("people/de_DE"), or nothing if there is none of that name.
std::optional<std::string_view> pack_text(std::string_view name);

// The names of all packs below a folder, without the folder, sorted: pack_names("people"). Of
// folder "" all, with their folders.
std::vector<std::string> pack_names(std::string_view folder);

// A pack cut into its sections; views into the program's own data, so they live for ever.
class Pack {
public:
    explicit Pack(std::string_view text);

    // The lines of a section; empty if it is absent.
    std::span<const std::string_view> lines(std::string_view section) const;
    bool has(std::string_view section) const;

private:
    std::vector<std::string_view> lines_;
    std::map<std::string_view, std::pair<size_t, size_t>> sections_;
};

// Field `number` of a line; empty if the line has fewer.
std::string_view field(std::string_view line, size_t number);

// A whole decimal number; packs are ours, so anything else is a mistake of ours.
i64 number(std::string_view text);

// Values that are made once by name and then never change; safe from any thread.
template <class T>
class Shelf {
public:
    template <class Make>
    const T& get(std::string_view name, Make&& make) {
        const std::lock_guard lock(mutex_);
        auto& place = made_[std::string(name)];
        if (!place) place = std::make_unique<const T>(make());
        return *place;
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<const T>> made_;
};

// The error for a name that there is not, with the nearest one that there is.
Error unknown_name(std::string_view kind, std::string_view name,
                   std::span<const std::string> known);

}  // namespace rowsmith::values
