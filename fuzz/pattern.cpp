// Any bytes as a pattern: it is refused with a full error, or its numbers and texts lead to each
// other and its texts match. The first two bytes choose the bounds of length.
#include <string_view>

#include "base/check.h"
#include "random/pattern_matcher.h"
#include "random/pattern_texts.h"

namespace {

using namespace rowsmith;

void check_told(const Error& error) {
    CHECK(error.code != ErrorCode::internal);
    CHECK(error.cause.starts_with("pattern_"));
    CHECK(!error.message.empty() && !error.expected.empty() && !error.fix.empty());
}

void check_text(const PatternLanguage& language, const WideNumber& number,
                const Result<PatternMatcher>& matcher) {
    const std::string text = language.unrank(number);
    CHECK(text.size() <= language.longest_bytes());
    const std::optional<WideNumber> rank = language.rank(text);
    CHECK(rank && *rank == number);
    if (matcher) CHECK(matcher->matches(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const u8* data, size_t size) {
    if (size < 2) return 0;
    PatternLengths lengths{.least = data[0] % 16u};
    if (data[1] % 2 == 1) lengths.most = data[1] / 2;
    const std::string pattern(data + 2, data + size);
    const Result<PatternMatcher> matcher = PatternMatcher::build(pattern);
    if (!matcher) check_told(matcher.error());
    const Result<PatternLanguage> language = PatternLanguage::build(pattern, lengths);
    if (!language) {
        check_told(language.error());
        return 0;
    }
    WideNumber last = language->exact_count();
    last.subtract(WideNumber(1));
    check_text(*language, WideNumber(0), matcher);
    check_text(*language, last, matcher);
    for (u64 i = 0; i < 4; i++) {
        const WideNumber bits({mix(i), mix(i + 4), mix(i + 8), mix(i + 12)});
        check_text(*language, WideNumber::scaled(bits, language->exact_count()), matcher);
    }
    const UniqueTexts texts(size, *language);
    CHECK(language->contains(texts.text(0)));
    CHECK(language->contains(RandomTexts(size, *language).text(size)));
    if (texts.capacity() > 1) CHECK(texts.text(0) != texts.text(1));
    return 0;
}
