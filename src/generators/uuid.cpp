// UUIDs of version 4 (random) and 7 (time-ordered).
#include "generators/generator.h"
#include "random/sampler_kernels.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr u64 variant(u64 low) { return (low & ~(u64{3} << 62)) | (u64{2} << 62); }

class RandomUuidKernel final : public Kernel {
public:
    RandomUuidKernel(u64 high_key, u64 low_key) : high_key_(high_key), low_key_(low_key) {}
    void fill(const Fill& block) const override {
        ROWSMITH_AT_CPU_LEVEL(mixed_uuids)
        ({high_key_, low_key_}, {block.rows.scaled(), block.count()}, block.out().high.data(),
         block.out().low.data());
    }

private:
    u64 high_key_;
    u64 low_key_;
};

// Milliseconds in the upper 48 bits: of input 0, or as_of + row. Nulls of the input count from
// as_of.
class TimedUuidKernel final : public Kernel {
public:
    struct Setup {
        u64 high_key;
        u64 low_key;
        i64 as_of_ms;
        bool has_input;
    };
    explicit TimedUuidKernel(const Setup& setup) : setup_(setup) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        u64 *high = block.out().high.data(), *low = block.out().low.data();
        for (u32 i = 0; i < block.count(); i++) {
            const u64 random = mix(setup_.high_key + scaled[i]) & 0xfff;
            high[i] = milliseconds(block, i) << 16 | 0x7000 | random;
            low[i] = variant(mix(setup_.low_key + scaled[i]));
        }
    }

private:
    u64 milliseconds(const Fill& block, u32 i) const {
        if (!setup_.has_input) return static_cast<u64>(setup_.as_of_ms) + block.rows[i];
        const Column& at = *block.inputs[0];
        return static_cast<u64>(at.is_null(i) ? setup_.as_of_ms : at.integers[i] / 1000);
    }

    Setup setup_;
};

Result<BoundColumn> bind(BindContext& context) {
    const Options& options = context.options();
    const i64 version = TRY(options.integer("version"));
    Shape shape{.type = context.type(), .form = Form::uuid};
    const u64 high_key = context.key(0), low_key = context.key(1);
    if (version == 4) {
        return BoundColumn{.kernel = std::make_unique<RandomUuidKernel>(high_key, low_key),
                           .outputs = {std::move(shape)},
                           .summary = "uuid v4",
                           .distinct = true};
    }
    if (version != 7)
        return fail(options.wrong("version", "uuid_version",
                                  "there is no version " + std::to_string(version), "4 or 7",
                                  "write version: 4"));
    TimedUuidKernel::Setup setup{high_key, low_key, context.document().as_of_us / 1000,
                                 options.has("at")};
    if (setup.has_input) {
        const Node& at = *options.node("at");
        const u32 input = TRY(context.path({at.text, at.place()}));
        const Shape& moment = context.input_shape(input);
        if (moment.type.kind != Kind::datetime || moment.form != Form::int64)
            return fail(options.wrong("at", "uuid_at_no_datetime",
                                      "'" + at.text + "' is no datetime", "the path of a datetime",
                                      "name a datetime column"));
    }
    return BoundColumn{.kernel = std::make_unique<TimedUuidKernel>(setup),
                       .outputs = {std::move(shape)},
                       .summary = "uuid v7",
                       .distinct = true};
}

}  // namespace

namespace generators {

const Generator& uuid() {
    static const Generator generator{
        {.name = "uuid",
         .summary = "a UUID, random or ordered by time",
         .options = {{.name = "version",
                      .kind = OptionKind::integer,
                      .doc = "4 (random) or 7 (ordered by time)",
                      .default_text = "4"},
                     {.name = "at",
                      .kind = OptionKind::path,
                      .doc =
                          "version 7: the datetime that it carries; else as_of and the row in ms"}},
         .kinds = {Kind::uuid},
         .example = "{type: uuid, generate: uuid, version: 7}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
