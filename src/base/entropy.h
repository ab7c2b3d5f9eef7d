// Chance as an interface: only for names that must differ, such as those of jobs. Nothing that
// reaches a byte of data reads it.
#pragma once
#include <array>
#include <string>

#include "base/integers.h"

namespace rowsmith {

class Entropy {
public:
    virtual ~Entropy() = default;
    virtual std::array<u8, 16> bytes() = 0;
};

// The machine's own. Lives as long as the program.
Entropy& real_entropy();

// A random UUID (version 4), in lower case.
std::string new_uuid(Entropy& entropy);

}  // namespace rowsmith
