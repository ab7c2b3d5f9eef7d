// A user's own format of moments, '%d.%m.%Y %H:%M', parsed once into a list of steps that writes
// moments as text and reads them back.
//
//   %Y %y year, of 4 or 2 digits (00-68 = 20xx)   %m month   %d day   %e day without zero
//   %b %B month's name   %a %A weekday's name   %u weekday, Monday = 1   %j day of the year
//   %H hour   %I hour of 12   %p AM or PM   %M minute   %S second   %f microseconds, 6 digits
//   %L milliseconds, 3 digits   %z +0200   %:z +02:00   %s seconds since 1970   %F %T ISO   %%
// Names are English, whatever the machine's settings.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "column/moment_text.h"

namespace rowsmith {

class MomentFormat {
public:
    // Fails on an unknown directive (cause `unknown_directive`) or a text above 200 bytes.
    static Result<MomentFormat> parse(std::string_view format, const Place& place);

    // `us` is the local time, `offset_minutes` what %z writes.
    void append(std::string& text, i64 us, i32 offset_minutes = 0) const;

    // Reads a whole text; parts that the format lacks are those of 1970-01-01T00:00:00. Nothing
    // when the text is not of the format, or its parts contradict each other.
    std::optional<MomentText> read(std::string_view text) const;

    // No text that it writes is longer.
    u32 bytes_max() const { return bytes_max_; }

private:
    struct Step {
        char directive;       // 'l' for literal text, else the letter; ':' for %:z
        std::string literal;  // of 'l'
    };
    std::vector<Step> steps_;
    u32 bytes_max_ = 0;
};

}  // namespace rowsmith
