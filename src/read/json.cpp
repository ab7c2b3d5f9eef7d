// JSON: one list of objects, read object by object. Behind a mistake nothing can be read.
#include <algorithm>

#include "read/byte_window.h"
#include "read/json_object.h"
#include "read/reader.h"
#include "read/row_text.h"

namespace rowsmith {

namespace {

class JsonReader final : public RowReader {
public:
    JsonReader(ByteWindow window, const ReadRequest& request)
        : window_(std::move(window)), path_(request.path), rows_(request.columns) {}

    Result<void> next(RowBatch& batch) override {
        batch.clear();
        while (!batch.is_full() && state_ != State::done) {
            const Step step = TRY(read_one(batch));
            if (step == Step::taken) continue;
            if (batch.count() > 0) return {};
            if (window_.is_last()) return fail(wrong("the file ends here", "a closing ]"));
            (void)TRY(window_.more(line_));
        }
        return {};
    }

    const HeadFindings& head() const override { return head_; }
    u64 bytes_done() const override { return window_.bytes_done(); }

private:
    enum class State : u8 { before, first, item, separator, after, done };
    enum class Step : u8 { taken, cut };

    void take(size_t bytes) {
        const std::string_view taken = window_.rest().substr(0, bytes);
        line_ += static_cast<u64>(std::count(taken.begin(), taken.end(), '\n'));
        window_.take(bytes);
    }

    Error wrong(std::string found, std::string_view expected) const {
        return unreadable(path_, line_, "no_json", std::move(found), std::string(expected));
    }

    Result<Step> read_one(RowBatch& batch) {
        if (state_ == State::before && window_.rest().starts_with("\xef\xbb\xbf")) window_.take(3);
        JsonScan scan(window_.rest());
        scan.skip_blanks();
        take(scan.at);
        scan = JsonScan(window_.rest());
        if (scan.at_end()) {
            if (state_ != State::after || !window_.is_last()) return Step::cut;
            state_ = State::done;
            return Step::taken;
        }
        const char c = scan.here();
        const auto go = [&](State state) {
            take(1);
            state_ = state;
            return Step::taken;
        };
        const auto refuse = [&](std::string_view expected) -> Result<Step> {
            if (batch.count() > 0) return Step::cut;
            return fail(wrong(shortened(scan.text.substr(scan.at)), expected));
        };
        switch (state_) {
            case State::before:
                return c == '[' ? go(State::first) : refuse("a list of objects: [");
            case State::first:
                if (c == ']') return go(State::after);
                break;
            case State::separator:
                if (c == ']') return go(State::after);
                return c == ',' ? go(State::item) : refuse("a comma or ]");
            case State::after:
            case State::done:
                return refuse("nothing behind the list");
            case State::item:
                break;
        }
        JsonValue value;
        const JsonEnd end = scan.value(value);
        if (end == JsonEnd::cut) return Step::cut;
        if (end == JsonEnd::wrong) return refuse(scan.wrong);
        rows_.add(batch, line_, value);
        take(scan.at);
        state_ = State::separator;
        return Step::taken;
    }

    ByteWindow window_;
    std::string path_;
    ObjectRows rows_;
    HeadFindings head_;
    State state_ = State::before;
    u64 line_ = 1;
};

Result<std::unique_ptr<RowReader>> open(const ReadRequest& request) {
    return std::make_unique<JsonReader>(TRY(ByteWindow::open(request.files, request.path)),
                                        request);
}

}  // namespace

namespace readers {

const Reader& json() {
    static const Reader reader{.name = "json", .extension = "json", .open = open};
    return reader;
}

}  // namespace readers

}  // namespace rowsmith
