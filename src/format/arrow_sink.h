// A stream of Arrow that appends to a Buffer of ours. Positions count from the first byte that went
// through it, whatever the buffer held before and however often it was changed for another.
#pragma once
#include <arrow/io/interfaces.h>

#include "base/buffer.h"

namespace rowsmith {

class BufferSink final : public arrow::io::OutputStream {
public:
    explicit BufferSink(Buffer& out) : out_(&out) {}
    void go_on_in(Buffer& out) { out_ = &out; }

    using arrow::io::OutputStream::Write;
    arrow::Status Write(const void* data, int64_t size) override {
        out_->append(std::string_view(static_cast<const char*>(data), static_cast<size_t>(size)));
        position_ += size;
        return arrow::Status::OK();
    }
    arrow::Result<int64_t> Tell() const override { return position_; }
    arrow::Status Close() override {
        closed_ = true;
        return arrow::Status::OK();
    }
    bool closed() const override { return closed_; }

private:
    Buffer* out_;
    i64 position_ = 0;
    bool closed_ = false;
};

}  // namespace rowsmith
