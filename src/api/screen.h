#pragma once
#include <string_view>

#include "base/integers.h"

namespace rowsmith {

// Where an operation shows what changes while it goes on.
class Screen {
public:
    enum class Manner : u8 {
        table,  // redrawn in its place
        lines,  // one a change
        json,   // one object a change, each on a line
    };

    virtual ~Screen() = default;
    virtual Manner manner() const = 0;
    // Columns and rows of a terminal as they are now; 0 = no limit.
    virtual size_t width() const = 0;
    virtual size_t height() const = 0;
    // Lines that take the place of the last ones. False when nobody reads any more.
    virtual bool redraw(std::string_view lines) = 0;
    // A line behind the others, without its end. False when nobody reads any more.
    virtual bool add(std::string_view line) = 0;
};

}  // namespace rowsmith
