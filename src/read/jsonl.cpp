// JSON Lines: an object a line. A line that is none is told, and the next one read.
#include <cstring>

#include "read/byte_window.h"
#include "read/json_object.h"
#include "read/reader.h"
#include "read/row_text.h"

namespace rowsmith {

namespace {

class JsonLinesReader final : public RowReader {
public:
    JsonLinesReader(ByteWindow window, const ReadRequest& request)
        : window_(std::move(window)), rows_(request.columns) {}

    Result<void> next(RowBatch& batch) override {
        batch.clear();
        while (!batch.is_full()) {
            const std::string_view rest = window_.rest();
            const size_t end = rest.find('\n');
            const bool is_whole = end != std::string_view::npos;
            if (!is_whole && !window_.is_last()) {
                if (batch.count() > 0) return {};
                (void)TRY(window_.more(line_));
                continue;
            }
            if (rest.empty()) return {};
            const std::string_view bytes = rest.substr(0, end);
            if (bytes.find_first_not_of(" \t\r") != std::string_view::npos) add_line(batch, bytes);
            window_.take(bytes.size() + (is_whole ? 1 : 0));
            line_++;
        }
        return {};
    }

    const HeadFindings& head() const override { return head_; }
    u64 bytes_done() const override { return window_.bytes_done(); }

private:
    void add_line(RowBatch& batch, std::string_view bytes) {
        if (line_ == 1 && bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
        JsonScan scan(bytes);
        JsonValue value;
        const JsonEnd end = scan.value(value);
        if (end == JsonEnd::whole) scan.skip_blanks();
        if (end == JsonEnd::whole && scan.at_end()) return rows_.add(batch, line_, value);
        const u32 row = batch.add_row(line_);
        const std::string_view expected = end == JsonEnd::cut     ? "the rest of the object"
                                          : end == JsonEnd::wrong ? scan.wrong
                                                                  : "one object a line";
        batch.break_row(row, {.cause = "no_json",
                              .found = shortened(bytes.substr(scan.at)) + " at byte " +
                                       std::to_string(scan.at + 1) + " of the line",
                              .expected = std::string(expected)});
    }

    ByteWindow window_;
    ObjectRows rows_;
    HeadFindings head_;
    u64 line_ = 1;
};

Result<std::unique_ptr<RowReader>> open(const ReadRequest& request) {
    return std::make_unique<JsonLinesReader>(TRY(ByteWindow::open(request.files, request.path)),
                                             request);
}

}  // namespace

namespace readers {

const Reader& jsonl() {
    static const Reader reader{
        .name = "jsonl", .extension = "jsonl", .more_extensions = {"ndjson"}, .open = open};
    return reader;
}

}  // namespace readers

}  // namespace rowsmith
