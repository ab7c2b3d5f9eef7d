#include "format/text_writer.h"

namespace rowsmith {

namespace {

struct Bound {
    Notation notation;
    TextFile file;
    std::vector<CellText> cells;
};

class TextEncoder final : public FrameEncoder {
public:
    explicit TextEncoder(std::shared_ptr<const Bound> bound) : bound_(std::move(bound)) {}

    Result<void> add(std::span<const Column* const> columns, u32 count, Buffer& out) override {
        for (u32 i = 0; i < count; i++) {
            row_.clear();
            for (size_t k = 0; k < columns.size(); k++) {
                row_ += bound_->file.before[k];
                bound_->notation.append_cell(bound_->cells[k], *columns[k], i, row_);
            }
            row_ += bound_->file.after;
            out.append(row_);
        }
        return {};
    }
    Result<void> finish(Buffer&) override { return {}; }

private:
    std::shared_ptr<const Bound> bound_;
    std::string row_;
};

class TextAssembler final : public Assembler {
public:
    explicit TextAssembler(std::shared_ptr<const Bound> bound) : bound_(std::move(bound)) {}

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
    Result<void> finish(Buffer& out) override {
        out.append(bound_->file.foot);
        return {};
    }

private:
    std::shared_ptr<const Bound> bound_;
    bool drops_ = false;
};

class TextWriter final : public Writer {
public:
    explicit TextWriter(std::shared_ptr<const Bound> bound) : bound_(std::move(bound)) {}
    std::unique_ptr<FrameEncoder> make_encoder() const override {
        return std::make_unique<TextEncoder>(bound_);
    }
    std::unique_ptr<Assembler> make_assembler() const override {
        return std::make_unique<TextAssembler>(bound_);
    }
    Framing framing() const override { return Framing::free; }
    u64 frame_rows() const override { return 131'072; }

private:
    std::shared_ptr<const Bound> bound_;
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
    auto bound = std::make_shared<const Bound>(Bound{notation, std::move(file), std::move(cells)});
    return std::make_unique<TextWriter>(std::move(bound));
}

}  // namespace rowsmith
