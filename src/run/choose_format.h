// A format as a user named it, with its options checked.
#pragma once
#include <string>
#include <vector>

#include "run/dataset.h"

namespace rowsmith {

// `options` are "name=value". Errors: unknown_format, unknown_option, bad_option; what an option's
// value is wrong about comes when the format binds.
Result<OutputFormat> choose_format(const std::string& name,
                                   const std::vector<std::string>& options);
// The same with files that are compressed as a whole. Error: compressed_inside, where the format
// has an option for it.
Result<OutputFormat> choose_format(const std::string& name, const std::vector<std::string>& options,
                                   Compression compression);

}  // namespace rowsmith
