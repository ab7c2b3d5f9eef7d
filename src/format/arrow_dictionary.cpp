#include "format/arrow_dictionary.h"

#include <numeric>
#include <string_view>
#include <unordered_map>

namespace rowsmith {

ArrowDictionary::ArrowDictionary(const Dictionary& dictionary,
                                 std::shared_ptr<arrow::DataType> type)
    : type_(std::move(type)) {
    std::unordered_map<std::string_view, u32> known;
    std::vector<std::string> distinct;
    std::vector<u32> new_codes;
    for (const std::string& text : dictionary.texts) {
        const auto [entry, is_new] = known.emplace(text, static_cast<u32>(distinct.size()));
        if (is_new) distinct.push_back(text);
        new_codes.push_back(entry->second);
    }
    if (distinct.size() < dictionary.texts.size()) new_codes_ = std::move(new_codes);
    texts_ = FlatTexts(distinct);
    std::vector<u32> codes(distinct.size());
    std::iota(codes.begin(), codes.end(), 0u);
    all_ = some(codes, offsets_, bytes_);
}

std::shared_ptr<arrow::ArrayData> ArrowDictionary::some(std::span<const u32> codes,
                                                        FrameArray<i32>& offsets,
                                                        FrameArray<char>& bytes) const {
    offsets.clear();
    bytes.clear();
    i32* const ends = offsets.grow(codes.size() + 1);
    ends[0] = 0;
    for (size_t k = 0; k < codes.size(); k++) {
        const u32 size = texts_.size_of(codes[k]);
        bytes.bytes().append(std::string_view(texts_.start_of(codes[k]), size));
        ends[k + 1] = ends[k] + static_cast<i32>(size);
    }
    return arrow::ArrayData::Make(type_, static_cast<i64>(codes.size()),
                                  {nullptr, offsets.view(), bytes.view()}, 0);
}

}  // namespace rowsmith
