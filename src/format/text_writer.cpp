#include "format/text_writer.h"

#include <algorithm>

#include "format/row_glue.h"
#include "format/row_pieces.h"
#include "format/row_program.h"

namespace rowsmith {

namespace {

struct BoundFile {
    Notation notation;
    TextFile file;
    std::vector<CellText> cells;
    std::shared_ptr<const BoundRows> rows = nullptr;
};

std::shared_ptr<const BoundRows> bind_rows(const BoundFile& bound) {
    PieceBuilder builder(bound.notation, bound.cells);
    for (u32 field = 0; field < bound.cells.size(); field++) {
        builder.add_literal(bound.file.before[field]);
        builder.add_column(field);
    }
    builder.add_literal(bound.file.after);
    RowPlan plan = builder.take();
    glue(plan);
    return std::make_shared<const BoundRows>(std::move(plan));
}

class TextEncoder final : public FrameEncoder {
public:
    explicit TextEncoder(std::shared_ptr<const BoundFile> bound)
        : bound_(std::move(bound)), program_(bound_->rows) {}

    Result<void> add(std::span<const Column* const> columns, u32 count, Buffer& out) override {
        program_.append(columns, count, out);
        return {};
    }
    Result<void> finish(Buffer&) override { return {}; }

private:
    std::shared_ptr<const BoundFile> bound_;
    RowProgram program_;
};

class TextAssembler final : public Assembler {
public:
    explicit TextAssembler(std::shared_ptr<const BoundFile> bound) : bound_(std::move(bound)) {}

    Result<void> begin(Buffer& out) override {
        drops_ = bound_->file.drops_first_byte;
        out.append(bound_->file.head);
        return {};
    }
    Result<std::string_view> append(std::string_view frame, Buffer&) override {
        if (!drops_ || frame.empty()) return frame;
        drops_ = false;
        return frame.substr(1);
    }
    // The first row of another file goes without the byte that stands between rows.
    Result<void> append_file(std::string_view file, const Emit& emit) override {
        const TextFile& own = bound_->file;
        if (file.size() < own.head.size() + own.foot.size() || !file.starts_with(own.head) ||
            !file.ends_with(own.foot))
            return fail({.code = ErrorCode::invalid_data,
                         .cause = "bad_frame",
                         .message = "the rows of a chunk can't be used",
                         .expected = "a file as it was made for this table",
                         .fix = "make the rows anew"});
        file.remove_prefix(own.head.size());
        file.remove_suffix(own.foot.size());
        if (file.empty()) return {};
        if (own.drops_first_byte && !drops_) (void)TRY(emit(own.before[0].substr(0, 1)));
        drops_ = false;
        return emit(file);
    }
    Result<void> finish(Buffer& out) override {
        out.append(bound_->file.foot);
        return {};
    }

private:
    std::shared_ptr<const BoundFile> bound_;
    bool drops_ = false;
};

class TextWriter final : public Writer {
public:
    explicit TextWriter(std::shared_ptr<const BoundFile> bound) : bound_(std::move(bound)) {}
    std::unique_ptr<FrameEncoder> make_encoder() const override {
        return std::make_unique<TextEncoder>(bound_);
    }
    std::unique_ptr<Assembler> make_assembler() const override {
        return std::make_unique<TextAssembler>(bound_);
    }
    Framing framing() const override { return Framing::free; }
    u64 frame_rows() const override { return 131'072; }
    RowText row_text() const override {
        const TextFile& file = bound_->file;
        auto lines = std::ranges::count(file.after, '\n');
        for (const std::string& text : file.before) lines += std::ranges::count(text, '\n');
        return {.head_bytes = file.head.size(),
                .quote = file.quote,
                .delimiter = file.delimiter,
                .lines = static_cast<u32>(lines),
                .separated = file.drops_first_byte};
    }

private:
    std::shared_ptr<const BoundFile> bound_;
};

}  // namespace

Result<std::unique_ptr<Writer>> make_text_writer(const TableLayout& layout,
                                                 const Notation& notation, TextFile file) {
    std::vector<CellText> cells;
    for (const Field& field : layout.fields) {
        Place place;
        place.path = layout.table + "." + field.name;
        cells.push_back(TRY(CellText::bind(*field.shape, place)));
    }
    auto bound =
        std::make_shared<BoundFile>(BoundFile{notation, std::move(file), std::move(cells)});
    bound->rows = bind_rows(*bound);
    return std::make_unique<TextWriter>(std::move(bound));
}

}  // namespace rowsmith
