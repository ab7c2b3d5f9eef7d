// The reader behind parse_pattern: recursive descent over code points, one function a construct.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "random/pattern_tree.h"

namespace rowsmith {

class PatternParser {
public:
    PatternParser(std::string_view pattern, std::vector<u32> signs, SignSpace space)
        : pattern_(pattern), signs_(std::move(signs)), space_(space) {}

    Result<PatternNode> whole();

private:
    struct Bounds {
        u32 low = 0;
        std::optional<u32> high;
    };

    Result<PatternNode> choice();
    Result<PatternNode> sequence();
    Result<PatternNode> repeated(PatternNode node);
    Result<PatternNode> atom();
    Result<PatternNode> group();
    Result<void> group_head();
    Result<Bounds> bounds();
    Result<Bounds> counted_bounds();
    Result<std::optional<u32>> number();

    Result<PatternNode> sign_class();
    Result<SignSet> class_range();
    Result<SignSet> class_member();
    Result<SignSet> escape();
    Result<u32> hexadecimal(size_t digits);
    Result<u32> braced_hexadecimal();

    bool at_end() const { return at_ == signs_.size(); }
    bool next_is(u32 sign) const { return !at_end() && signs_[at_] == sign; }
    bool next_are(std::string_view text) const;
    bool take(u32 sign);
    bool skip_anchor(u32 anchor);

    // The error with the place in the pattern added to its message.
    std::unexpected<Error> mistake(size_t at, Error told) const;
    std::unexpected<Error> unsupported(size_t at, std::string_view construct,
                                       std::string fix) const;

    std::string_view pattern_;
    std::vector<u32> signs_;
    SignSpace space_;
    size_t at_ = 0;
    u32 depth_ = 0;
};

}  // namespace rowsmith
