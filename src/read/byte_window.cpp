#include "read/byte_window.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "read/reader.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 20;

}  // namespace

Result<ByteWindow> ByteWindow::open(FileSystem& files, const std::string& path) {
    ByteWindow window;
    window.path_ = path == "-" ? "standard input" : path;
    window.source_ = TRY(files.open(path == "-" ? "/dev/stdin" : path));
    return window;
}

Result<void> ByteWindow::more(u64 line) {
    const size_t left = end_ - begin_;
    if (left > record_size_max_bytes)
        return fail(unreadable(path_, line, "record_too_long",
                               "a row starts here that does not end within " +
                                   with_commas(record_size_max_bytes) + " bytes",
                               "rows of at most that size, every quote closed"));
    if (left + piece_size_bytes > capacity_) {
        const size_t capacity = std::max(left * 2, left + piece_size_bytes);
        std::unique_ptr<char[]> larger(new char[capacity]);
        if (left > 0) std::memcpy(larger.get(), bytes_.get() + begin_, left);
        bytes_ = std::move(larger);
        capacity_ = capacity;
    } else if (left > 0) {
        std::memmove(bytes_.get(), bytes_.get() + begin_, left);
    }
    begin_ = 0;
    end_ = left;
    while (end_ < capacity_ && !ended_) {
        const size_t got = TRY(source_->read({bytes_.get() + end_, capacity_ - end_}));
        ended_ = got == 0;
        end_ += got;
        done_ += got;
    }
    return {};
}

}  // namespace rowsmith
