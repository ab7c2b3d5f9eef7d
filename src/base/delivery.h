// Files on the way to a place: they get their names together, or none of them ever does.
#pragma once
#include <memory>
#include <string>

#include "base/byte_sink.h"

namespace rowsmith {

// A delivery that is destroyed without a commit leaves nothing behind.
class Delivery {
public:
    virtual ~Delivery() = default;
    // A new file; close it before the commit. Names are plain, or have one folder in front.
    virtual Result<std::unique_ptr<ByteSink>> create(const std::string& name) = 0;
    // Gives all files their names, in the order in which they were created. The last one is the
    // seal of the others: an older file of its name goes first, so it never stands beside files of
    // another delivery. An error takes back what was named before it.
    virtual Result<void> commit() = 0;
};

}  // namespace rowsmith
