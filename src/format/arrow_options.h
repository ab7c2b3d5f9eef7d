// Options that the columnar formats share: compression and its level, and what is said of the file
// in its metadata.
#pragma once
#include <arrow/util/key_value_metadata.h>
#include <arrow/util/type_fwd.h>

#include <memory>
#include <optional>
#include <vector>

#include "format/format.h"

namespace rowsmith {

struct ChosenCompression {
    arrow::Compression::type codec;
    std::optional<int> level;
};

// `words` are those of the format, the first is its default.
OptionSpec compression_option(std::vector<std::string> words);
OptionSpec compression_level_option();
OptionSpec metadata_option();

// Fails on a level that the codec has not.
Result<ChosenCompression> chosen_compression(const Options& options);

// What the user wrote under `metadata`, in its order, and the creator.
Result<std::shared_ptr<arrow::KeyValueMetadata>> file_metadata(const Options& options);

// Format::libraries of what Arrow writes.
std::vector<std::pair<std::string, std::string>> arrow_libraries();

}  // namespace rowsmith
