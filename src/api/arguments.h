// What a surface hands to an operation: texts under the names of its parameters, as they came from
// a command line, a query or a JSON object.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rowsmith {

class Arguments {
public:
    void add(const std::string& name, std::string text) { texts_[name].push_back(std::move(text)); }

    bool has(std::string_view name) const { return texts_.contains(name); }
    // The last one given, else `absent`.
    std::string text(std::string_view name, std::string_view absent = "") const;
    std::vector<std::string> texts(std::string_view name) const;
    bool flag(std::string_view name) const { return text(name) == "true"; }
    // None when it was not given; an error of cause `number_wanted`.
    Result<std::optional<u64>> number(std::string_view name) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> texts_;
};

// 20000, 20_000 or 20,000.
Result<u64> read_count(std::string_view text, std::string_view what);

}  // namespace rowsmith
