#include "read/delimited_reader.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "read/byte_window.h"
#include "read/delimited_record.h"
#include "read/row_text.h"

namespace rowsmith {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

class DelimitedReader final : public RowReader {
public:
    DelimitedReader(ByteWindow window, const ReadRequest& request)
        : window_(std::move(window)),
          path_(request.path),
          columns_(request.columns),
          dialect_(request.dialect) {}

    Result<void> read_head() {
        (void)TRY(window_.more(line_));
        if (window_.rest().starts_with(byte_order_mark)) window_.take(byte_order_mark.size());
        if (!dialect_.header) {
            for (size_t c = 0; c < columns_.size(); c++) wanted_.push_back(c);
            return {};
        }
        if (!TRY(read_one()))
            return fail(unreadable(path_, 1, "header_missing", "the file is empty",
                                   "a first line with the names of the columns"));
        std::vector<bool> seen(columns_.size(), false);
        for (const DelimitedCell& cell : record_.cells) {
            std::string name = text_of(cell);
            const auto found = std::find(columns_.begin(), columns_.end(), name);
            const auto column = static_cast<size_t>(found - columns_.begin());
            if (found == columns_.end()) {
                head_.extra.push_back(std::move(name));
                wanted_.push_back(std::nullopt);
            } else if (seen[column]) {
                head_.repeated.push_back(std::move(name));
                wanted_.push_back(std::nullopt);
            } else {
                seen[column] = true;
                wanted_.push_back(column);
            }
        }
        for (size_t c = 0; c < columns_.size(); c++)
            if (!seen[c]) head_.missing.push_back(columns_[c]);
        advance();
        return {};
    }

    // Records are taken only as long as the window holds them whole, so that cells may point into
    // it.
    Result<void> next(RowBatch& batch) override {
        batch.clear();
        while (!batch.is_full()) {
            const std::string_view rest = window_.rest();
            const bool can_go_on = batch.count() == 0 && !window_.is_last();
            if (rest.empty() && !can_go_on) return {};
            const RecordEnd end = rest.empty()
                                      ? RecordEnd::cut
                                      : read_record(rest, window_.is_last(), dialect_, record_);
            if (end == RecordEnd::cut) {
                if (!can_go_on) return {};
                (void)TRY(window_.more(line_));
                continue;
            }
            if (end == RecordEnd::quote_not_closed)
                return batch.count() > 0 ? Result<void>() : fail(not_closed());
            add_row(batch, rest.substr(0, record_.size_bytes));
            advance();
        }
        return {};
    }

    const HeadFindings& head() const override { return head_; }
    u64 bytes_done() const override { return window_.bytes_done(); }

private:
    // The whole record at the window's front; false when there is none.
    Result<bool> read_one() {
        while (true) {
            const std::string_view rest = window_.rest();
            if (rest.empty() && window_.is_last()) return false;
            const RecordEnd end = rest.empty()
                                      ? RecordEnd::cut
                                      : read_record(rest, window_.is_last(), dialect_, record_);
            if (end == RecordEnd::whole) return true;
            if (end == RecordEnd::quote_not_closed) return fail(not_closed());
            (void)TRY(window_.more(line_));
        }
    }

    Error not_closed() const {
        return unreadable(path_, line_, "quote_not_closed",
                          std::string("a quote ") + dialect_.quote +
                              " in the row that starts here is never closed",
                          "every quoted cell closed, quotes inside doubled");
    }

    void advance() {
        window_.take(record_.size_bytes);
        line_ += record_.lines;
    }

    std::string text_of(const DelimitedCell& cell) const {
        if (!cell.has_doubled) return std::string(cell.text);
        std::string text;
        append_undoubled(text, cell.text, dialect_.quote);
        return text;
    }

    void add_row(RowBatch& batch, std::string_view bytes) {
        const u32 row = batch.add_row(line_);
        if (record_.stray_cell > 0) {
            const std::string_view text = record_.cells[record_.stray_cell - 1].text;
            batch.break_row(
                row,
                {.cause = "stray_quote",
                 .found = "cell " + std::to_string(record_.stray_cell) + " is " + shortened(text),
                 .expected = "quotes around the whole cell, those inside doubled"});
            return;
        }
        if (record_.cells.size() != wanted_.size()) {
            batch.break_row(row, {.cause = "cell_count",
                                  .found = std::to_string(record_.cells.size()) + " cells",
                                  .expected = std::to_string(wanted_.size()) + " cells"});
            return;
        }
        check_bytes(batch, row, bytes);
        for (size_t c = 0; c < wanted_.size(); c++)
            if (wanted_[c]) batch.column(*wanted_[c])[row] = cell_of(batch, record_.cells[c]);
    }

    Cell cell_of(RowBatch& batch, const DelimitedCell& cell) const {
        if (!cell.quoted && cell.text == dialect_.null_text) return Cell::null();
        if (!cell.has_doubled) return Cell::of_text(cell.text);
        return Cell::of_text(batch.keep(text_of(cell)));
    }

    ByteWindow window_;
    std::string path_;
    std::vector<std::string> columns_;
    ReadDialect dialect_;
    HeadFindings head_;
    std::vector<std::optional<size_t>> wanted_;  // of each column of the file
    DelimitedRecord record_;
    u64 line_ = 1;
};

}  // namespace

Result<std::unique_ptr<RowReader>> open_delimited(const ReadRequest& request) {
    auto reader = std::make_unique<DelimitedReader>(
        TRY(ByteWindow::open(request.files, request.path)), request);
    (void)TRY(reader->read_head());
    return reader;
}

}  // namespace rowsmith
