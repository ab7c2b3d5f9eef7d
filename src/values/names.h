// Lists with weights, as the packs have them: made to be turned into dictionaries at plan time.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/pack.h"

namespace rowsmith::values {

// Texts with their weights (all > 0), the most usual ones first where the source knows.
struct Words {
    std::vector<std::string_view> texts;
    std::vector<u32> weights;

    size_t size() const { return texts.size(); }
    bool empty() const { return texts.empty(); }
};

// Names of people: `normals` are a-z only (Müller: mueller, O'Neil: oneil) and are used in e-mails;
// different names may share one. `natives` holds the spelling in the country's own script where the
// texts are romanised (Japan), else nothing.
struct Names : Words {
    Names() = default;
    Names(Names&&) = default;
    Names& operator=(Names&&) = default;
    Names(const Names&) = delete;  // normals look into made_normals
    Names& operator=(const Names&) = delete;

    std::vector<std::string_view> normals;
    std::vector<std::string_view> natives;
    std::vector<std::string> made_normals;  // backs the normals that the pack leaves out
};

Words words_of(std::span<const std::string_view> lines);
Names names_of(std::span<const std::string_view> lines);

}  // namespace rowsmith::values
