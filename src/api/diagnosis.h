#pragma once
#include <string>

namespace rowsmith {

// What doctor has looked at; `fix` says how to mend what is not good.
struct Diagnosis {
    std::string what;
    std::string found;
    bool good = true;
    std::string fix = {};
};

}  // namespace rowsmith
