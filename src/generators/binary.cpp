// Random bytes.
#include <algorithm>

#include "base/text.h"
#include "generators/generator.h"
#include "generators/refuse_unique.h"
#include "random/streams.h"

namespace rowsmith {
namespace {

constexpr u64 bytes_limit = 65'536;
constexpr u64 usual_bytes = 16;

class BytesKernel final : public Kernel {
public:
    BytesKernel(u64 length_key, u64 key, u64 least, u64 most)
        : length_key_(length_key), key_(key), least_(least), span_(most - least + 1) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            const u64 length = least_ + bounded(mix(length_key_ + scaled[i]), span_);
            const u64 row_key = mix(key_ + scaled[i]);
            for (u64 at = 0; at < length; at += 8)
                append_word(texts, random_at(row_key, at / 8), std::min<u64>(8, length - at));
            texts.end_row();
        }
    }

private:
    // The lowest byte first, on every machine.
    static void append_word(TextBlock& texts, u64 word, u64 bytes) {
        for (u64 k = 0; k < bytes; k++) texts.append(static_cast<char>(word >> (8 * k) & 0xff));
    }

    u64 length_key_, key_, least_, span_;
};

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "remove unique, or use type: uuid"));
    const Options& options = context.options();
    const ColumnSpec& column = context.column();
    const u64 most =
        column.max_length.value_or(std::max(usual_bytes, column.min_length.value_or(0)));
    const u64 least = column.min_length.value_or(column.max_length ? 0 : usual_bytes);
    if (most > bytes_limit)
        return fail(options.wrong(column.max_length ? "max_length" : "min_length", "bytes_too_many",
                                  "a value may have " + with_commas(most) + " bytes",
                                  "at most " + with_commas(bytes_limit),
                                  "write max_length: " + std::to_string(bytes_limit)));
    if (least > most)
        return fail(options.wrong("min_length", "lengths_reversed",
                                  "min_length is " + with_commas(least) +
                                      ", above max_length, which is " + with_commas(most),
                                  "min_length at most max_length", "swap them"));
    Shape shape{.type = context.type(), .form = Form::text};
    shape.bytes_max = static_cast<u32>(most);
    const std::string count =
        least == most ? with_commas(most) : with_commas(least) + " to " + with_commas(most);
    return BoundColumn{
        .kernel = std::make_unique<BytesKernel>(context.key(0), context.key(1), least, most),
        .outputs = {std::move(shape)},
        .summary = count + " random bytes"};
}

}  // namespace

namespace generators {

const Generator& binary() {
    static const Generator generator{
        {.name = "binary",
         .summary = "random bytes",
         .options = {{.name = "min_length",
                      .kind = OptionKind::integer,
                      .doc = "the fewest bytes; 16 unless given, 0 beside max_length",
                      .minimum = 0},
                     {.name = "max_length",
                      .kind = OptionKind::integer,
                      .doc = "the most bytes; 16 unless given",
                      .minimum = 0,
                      .maximum = bytes_limit}},
         .kinds = {Kind::binary},
         .example = "{type: binary, generate: binary, min_length: 4, max_length: 20}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
