// Apache Parquet: a frame is a row group.
#include "format/arrow_options.h"
#include "format/parquet_assembly.h"
#include "format/parquet_frames.h"

namespace rowsmith::formats {

namespace {

class ParquetWriter final : public Writer {
public:
    explicit ParquetWriter(std::shared_ptr<const ParquetPlan> plan) : plan_(std::move(plan)) {}
    std::unique_ptr<FrameEncoder> make_encoder() const override {
        return std::make_unique<ParquetEncoder>(plan_);
    }
    std::unique_ptr<Assembler> make_assembler() const override {
        return std::make_unique<ParquetAssembler>(plan_);
    }
    Framing framing() const override { return Framing::fixed; }
    u64 frame_rows() const override { return plan_->frame_rows; }
    Result<std::vector<FrameBytes>> frames_in(std::string_view file) const override {
        return row_groups_in(file);
    }

private:
    std::shared_ptr<const ParquetPlan> plan_;
};

Result<std::unique_ptr<Writer>> bind(const TableLayout& layout, const Options& options) {
    return std::make_unique<ParquetWriter>(TRY(bind_parquet(layout, options)));
}

}  // namespace

const Format& parquet() {
    static const Format format{
        .about = {.name = "parquet",
                  .summary = "columns in row groups, compressed, with types",
                  .options = parquet_options()},
        .extension = "parquet",
        .media_type = "application/vnd.apache.parquet",
        .bind = bind,
        .libraries = arrow_libraries,
    };
    return format;
}

}  // namespace rowsmith::formats
