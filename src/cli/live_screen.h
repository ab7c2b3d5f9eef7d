#pragma once
#include "api/screen.h"

namespace rowsmith {

// Standard output: a table on a terminal, else lines.
class LiveScreen final : public Screen {
public:
    explicit LiveScreen(bool is_json);

    Manner manner() const override { return manner_; }
    size_t width() const override;
    size_t height() const override;
    bool redraw(std::string_view lines) override;
    bool add(std::string_view line) override;

private:
    Manner manner_;
    size_t drawn_ = 0;  // lines that stand there
};

}  // namespace rowsmith
