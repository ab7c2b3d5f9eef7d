#include "read/delimited_record.h"

#include <algorithm>
#include <cstring>

namespace rowsmith {

namespace {

struct RecordParser {
    std::string_view bytes;
    bool is_last;
    char delimiter;
    char quote;
    DelimitedRecord& record;
    size_t at = 0;

    bool at_end() const { return at == bytes.size(); }
    void mark_stray() {
        if (record.stray_cell == 0) record.stray_cell = record.cells.size() + 1;
    }
    // "\r\n" or "\n" here: its size, else 0.
    size_t line_end() const {
        if (bytes[at] == '\n') return 1;
        return bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 0;
    }

    // The cell up to its delimiter or line end, which stay.
    void plain_cell() {
        const size_t start = at;
        for (; at < bytes.size(); at++) {
            const char c = bytes[at];
            if (c == delimiter || c == '\n') break;
            if (c == '\r' && line_end() > 0) break;
            if (c == quote) mark_stray();
        }
        record.cells.push_back({.text = bytes.substr(start, at - start)});
    }

    bool quoted_cell() {
        DelimitedCell cell{.quoted = true};
        const size_t start = ++at;
        while (true) {
            const void* found = std::memchr(bytes.data() + at, quote, bytes.size() - at);
            if (found == nullptr) return false;
            at = static_cast<size_t>(static_cast<const char*>(found) - bytes.data());
            if (at + 1 == bytes.size() && !is_last) return false;
            if (at + 1 == bytes.size() || bytes[at + 1] != quote) break;
            cell.has_doubled = true;
            at += 2;
        }
        cell.text = bytes.substr(start, at - start);
        at++;
        record.lines += static_cast<u64>(std::count(cell.text.begin(), cell.text.end(), '\n'));
        record.cells.push_back(cell);
        if (at_end() || bytes[at] == delimiter || line_end() > 0) return true;
        if (bytes[at] == '\r' && at + 1 == bytes.size() && !is_last) return false;
        plain_cell();  // what stands behind the closing quote belongs to no cell
        record.cells.pop_back();
        record.stray_cell = record.cells.size();
        record.cells.back().text = bytes.substr(start - 1, at - start + 1);
        return true;
    }

    RecordEnd read() {
        while (true) {
            const bool quoted = !at_end() && bytes[at] == quote;
            if (quoted && !quoted_cell())
                return is_last ? RecordEnd::quote_not_closed : RecordEnd::cut;
            if (!quoted) plain_cell();
            if (at_end()) {
                if (!is_last) return RecordEnd::cut;
                record.lines++;
                break;
            }
            if (const size_t size = line_end()) {
                at += size;
                record.lines++;
                break;
            }
            at++;  // the delimiter
        }
        record.size_bytes = at;
        return RecordEnd::whole;
    }
};

}  // namespace

RecordEnd read_record(std::string_view bytes, bool is_last, const ReadDialect& dialect,
                      DelimitedRecord& record) {
    record.cells.clear();
    record.size_bytes = record.stray_cell = 0;
    record.lines = 0;
    return RecordParser{bytes, is_last, dialect.delimiter, dialect.quote, record}.read();
}

void append_undoubled(std::string& out, std::string_view text, char quote) {
    for (size_t i = 0; i < text.size(); i++) {
        out.push_back(text[i]);
        if (text[i] == quote) i++;
    }
}

}  // namespace rowsmith
