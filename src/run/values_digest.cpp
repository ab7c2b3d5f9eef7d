#include "run/values_digest.h"

#include <algorithm>

namespace rowsmith {

Result<void> ValuesDigestSink::write(std::string_view lines) {
    while (!lines.empty()) {
        const auto ended = static_cast<u64>(std::count(lines.begin(), lines.end(), '\n'));
        if (rows_ + ended < values_digest_piece_rows) {
            piece_.add(lines);
            rows_ += ended;
            empty_ = false;
            return {};
        }
        size_t end = 0;
        for (; rows_ < values_digest_piece_rows; rows_++) end = lines.find('\n', end) + 1;
        piece_.add(lines.substr(0, end));
        lines.remove_prefix(end);
        end_piece();
    }
    return {};
}

Result<void> ValuesDigestSink::close() {
    if (!empty_) end_piece();
    hex_ = pieces_.hex();
    return {};
}

void ValuesDigestSink::end_piece() {
    pieces_.add(piece_.hex());
    piece_ = Checksum(ChecksumKind::xxh128);
    rows_ = 0;
    empty_ = true;
}

}  // namespace rowsmith
