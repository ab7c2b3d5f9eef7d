// A dictionary as Arrow wants it: no value twice (else Parquet gives up on dictionaries and pandas
// on categories), in the order of first appearance.
#pragma once
#include <arrow/array/data.h>
#include <arrow/type_fwd.h>

#include <memory>
#include <span>
#include <vector>

#include "column/dictionary.h"
#include "format/arrow_array.h"
#include "format/arrow_texts.h"

namespace rowsmith {

class ArrowDictionary {
public:
    // `type` is utf8 or binary; the dictionary holds texts.
    ArrowDictionary(const Dictionary& dictionary, std::shared_ptr<arrow::DataType> type);

    u32 size() const { return texts_.count(); }
    // Codes of the original to codes of this; empty when they are the same.
    const std::vector<u32>& new_codes() const { return new_codes_; }
    const std::shared_ptr<arrow::ArrayData>& all() const { return all_; }

    // The values of some codes in their order. The arrays must outlive the result.
    std::shared_ptr<arrow::ArrayData> some(std::span<const u32> codes, FrameArray<i32>& offsets,
                                           FrameArray<char>& bytes) const;

private:
    std::shared_ptr<arrow::DataType> type_;
    FlatTexts texts_;
    std::vector<u32> new_codes_;
    FrameArray<i32> offsets_;
    FrameArray<char> bytes_;
    std::shared_ptr<arrow::ArrayData> all_;
};

}  // namespace rowsmith
