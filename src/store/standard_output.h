// Standard output as a place for one stream of bytes.
#pragma once
#include <memory>

#include "base/byte_sink.h"

namespace rowsmith {

// A reader that is gone is an error of cause `closed_pipe`; requires that SIGPIPE is ignored.
std::unique_ptr<ByteSink> standard_output();

}  // namespace rowsmith
