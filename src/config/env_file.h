// Files of settings: one NAME=VALUE a line.
//
//     # a comment; so is the rest of a line behind a blank and a #
//     export LOG_LEVEL=INFO          `export` may stand before a name
//     OUTPUT_STORAGE_PATH = ./data   blanks around the sign and the value go
//     A='as it is: $ \ #'            up to the next ', over several lines if need be
//     B="with \n \t \r \\ \" \$"     and no other escapes
//
// Nothing is expanded: ${NAME} and $(command) outside of '…' are errors. Mistakes within a value
// are kept with it, as names that are another program's may follow other rules; no error tells a
// value.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rowsmith {

struct Assignment {
    std::string name;
    std::string value;
    Place place = {};                   // of the name
    std::optional<Error> mistake = {};  // of the value
};

struct EnvFile {
    std::vector<Assignment> assignments;  // in the order of the file
    std::vector<Error> errors;            // of lines that are nothing
};

constexpr u64 env_file_size_max_bytes = 64 * 1024;

// `name` is the file's, for places.
EnvFile parse_env_file(std::string_view text, const std::string& name);

}  // namespace rowsmith
