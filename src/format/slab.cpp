#include "format/slab.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace rowsmith {

namespace {

constexpr size_t slab_bytes_max = 64 << 20;

OpKind slab_kind(u32 width) {
    const auto step = static_cast<u8>(std::countr_zero(width) - 3);
    return static_cast<OpKind>(static_cast<u8>(OpKind::slab8) + step);
}

// One entry of so many may be long: the jump to the slow copy is then foreseen nearly always.
constexpr size_t long_share = 32;

// The narrowest width of 16 or 32 that nearly all texts fit into, if it is below `width`; else 0.
u32 narrow_width(const std::vector<std::string>& texts, u32 width) {
    for (u32 narrow = 16; narrow <= 32 && narrow < width; narrow *= 2) {
        const auto longer = std::ranges::count_if(
            texts, [narrow](const std::string& text) { return text.size() >= narrow; });
        if (static_cast<size_t>(longer) * long_share <= texts.size()) return narrow;
    }
    return 0;
}

}  // namespace

u32 slab_width(size_t longest) {
    for (u32 width = 8; width <= 128; width *= 2)
        if (longest < width) return width;
    return 0;
}

size_t longest_of(const std::vector<std::string>& texts) {
    size_t longest = 0;
    for (const std::string& text : texts) longest = std::max(longest, text.size());
    return longest;
}

Slab::Slab(const std::vector<std::string>& texts) : bytes_max_(longest_of(texts)) {
    const u32 width = slab_width(bytes_max_);
    const u32 narrow = width > 16 ? narrow_width(texts, width) : 0;
    if (narrow > 0 && texts.size() * narrow <= slab_bytes_max)
        fill_long_slab(texts, narrow);
    else if (width > 0 && texts.size() * width <= slab_bytes_max)
        fill_slab(texts, width);
    else
        fill_blob(texts);
}

void Slab::fill_slab(const std::vector<std::string>& texts, u32 width) {
    kind_ = slab_kind(width);
    bytes_ = Aligned<char>(texts.size() * width);
    char* entry = bytes_.data();
    for (const std::string& text : texts) {
        std::memcpy(entry, text.data(), text.size());
        entry[width - 1] = static_cast<char>(text.size());
        entry += width;
    }
}

void Slab::fill_long_slab(const std::vector<std::string>& texts, u32 width) {
    kind_ = width == 16 ? OpKind::slab16_long : OpKind::slab32_long;
    size_t bytes = texts.size() * width;
    for (const std::string& text : texts)
        if (text.size() >= width) bytes += text.size();
    bytes_ = Aligned<char>(bytes);
    char* entry = bytes_.data();
    auto place = static_cast<u32>(texts.size() * width);
    for (const std::string& text : texts) {
        const auto size = static_cast<u32>(text.size());
        if (size < width) {
            std::memcpy(entry, text.data(), size);
            entry[width - 1] = static_cast<char>(size);
        } else {
            std::memcpy(bytes_.data() + place, text.data(), size);
            std::memcpy(entry, &place, sizeof place);
            std::memcpy(entry + sizeof place, &size, sizeof size);
            entry[width - 1] = static_cast<char>(long_mark);
            place += size;
        }
        entry += width;
    }
}

void Slab::fill_blob(const std::vector<std::string>& texts) {
    ends_.push_back(0);
    for (const std::string& text : texts) ends_.push_back(ends_.back() + text.size());
    bytes_ = Aligned<char>(ends_.back());
    for (size_t i = 0; i < texts.size(); i++)
        std::memcpy(bytes_.data() + ends_[i], texts[i].data(), texts[i].size());
}

void Slab::set(Op& op) const {
    if (kind_ == OpKind::blob) {
        op.more = ends_.data();
        op.lengths = bytes_.data();
    } else {
        op.more = bytes_.data();
    }
}

}  // namespace rowsmith
