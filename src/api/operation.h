// One thing that a user can ask for. Each operation is one file of this folder with its input, its
// output, a handler and this descriptor, from which every surface takes names, help and checks.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/arguments.h"
#include "api/context.h"
#include "base/json.h"
#include "base/registry.h"
#include "schema/descriptor.h"

namespace rowsmith {

// Where a parameter stands on a command line.
enum class Stands : u8 {
    first,     // without a name, in the order of the descriptor
    rest,      // without a name, as many as there are, behind the first ones
    named,     // --name VALUE
    repeated,  // --name VALUE --name VALUE
};
enum class Audience : u8 { everybody, testers };

struct Parameter {
    OptionSpec option;  // OptionKind::boolean is a flag
    Stands stands = Stands::named;
    char letter = 0;  // -o
    Audience audience = Audience::everybody;
};

constexpr bool has_no_name(const Parameter& parameter) {
    return parameter.stands == Stands::first || parameter.stands == Stands::rest;
}

// What came out: for programs, and for people. `summary` is for people who watch: it is left out
// where the output goes to a pipe. `notes` go beside the text, to standard error. An operation that
// ran well and found something wrong says so by the verdict, whose exit code the program gives.
struct Reply {
    Json json = Json::object();
    std::string text = {};
    std::string summary = {};
    std::string notes = {};
    std::optional<ErrorCode> verdict = {};
};

// Another word of a command line for an operation, with one parameter given: `jobs pause` is
// `jobs control` with the action pause.
struct ShortWord {
    std::string word;
    std::string parameter;
    std::string value;
    std::string summary;
};

struct ApiOperation {
    std::string name;  // validate_schema: the same for every surface but the command line
    // check, or jobs list; operations of one word are told apart by their required options.
    std::string word;
    std::string summary;
    std::vector<Parameter> parameters;
    std::vector<std::string> examples;  // command lines after the program's name
    std::vector<ShortWord> shorts = {};
    Result<Reply> (*run)(Context& context, const Arguments& arguments);
};

std::span<const RegistryEntry<ApiOperation>> all_api();

}  // namespace rowsmith
