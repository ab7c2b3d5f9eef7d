// A list of values that are made alike: element k of row r is row r * max_length + k of the items.
#include <algorithm>

#include "base/text.h"
#include "column/append.h"
#include "generators/generator.h"
#include "generators/refuse_unique.h"
#include "random/permutation.h"

namespace rowsmith {
namespace {

constexpr u64 length_limit = 1000;

struct Lengths {
    u64 least;
    u64 most;
};

struct Setup {
    u64 length_key;
    u64 order_key;
    Lengths lengths;
    u64 unique_space;  // of unique items: each array takes its numbers below this; else 0
};

const Shape& number_shape() {
    static const Shape shape{.type = {.kind = Kind::integer}, .form = Form::int64};
    return shape;
}

class ArrayKernel final : public Kernel {
public:
    ArrayKernel(const Setup& setup, BoundColumn item)
        : setup_(setup), item_(std::move(item.kernel)), shape_(item.outputs[0]) {}

    std::unique_ptr<Scratch> make_scratch() const override {
        auto scratch = std::make_unique<ElementScratch>(shape_);
        scratch->item = item_->make_scratch();
        return scratch;
    }

    void fill(const Fill& block) const override {
        auto& scratch = *static_cast<ElementScratch*>(block.scratch);
        Column& out = block.out();
        start_append(out.children[0]);
        scratch.done = 0;
        const u64 span = setup_.lengths.most - setup_.lengths.least + 1;
        for (u32 i = 0; i < block.count(); i++) {
            const u64 bits = mix(setup_.length_key + block.rows.scaled()[i]);
            const u64 length = setup_.lengths.least + bounded(bits, span);
            out.lengths[i] = static_cast<u32>(length);
            add_elements(block.rows[i], length, scratch, out.children[0]);
        }
        flush(scratch, out.children[0]);
    }

private:
    struct ElementScratch final : Scratch {
        explicit ElementScratch(const Shape& shape) : block(shape), numbers(number_shape()) {}
        Column block;
        Column numbers;
        std::vector<u64> pending;
        Rows rows;
        u32 done = 0;
        std::unique_ptr<Scratch> item;
    };

    void add_elements(u64 row, u64 length, ElementScratch& scratch, Column& elements) const {
        const bool unique = setup_.unique_space > 0 && length > 0;
        const Permutation order(subkey(setup_.order_key, row), unique ? setup_.unique_space : 1);
        for (u64 k = 0; k < length; k++) {
            if (unique)
                scratch.numbers.integers[scratch.pending.size()] = static_cast<i64>(order.at(k));
            scratch.pending.push_back(row * setup_.lengths.most + k);
            if (scratch.pending.size() == block_rows) flush(scratch, elements);
        }
    }

    void flush(ElementScratch& scratch, Column& elements) const {
        const u32 count = static_cast<u32>(scratch.pending.size());
        scratch.rows.set_list(scratch.pending);
        const Column* numbers = &scratch.numbers;
        Column* block = &scratch.block;
        item_->fill({.rows = scratch.rows,
                     .inputs = {&numbers, 1},
                     .outputs = {&block, 1},
                     .scratch = scratch.item.get()});
        append_column(scratch.block, count, elements, scratch.done);
        scratch.done += count;
        scratch.pending.clear();
    }

    Setup setup_;
    KernelPointer item_;
    Shape shape_;
};

Result<Lengths> lengths_of(BindContext& context) {
    const Options& options = context.options();
    const ColumnSpec& column = context.column();
    constexpr u64 usual_most = 5;
    const u64 least = column.min_length.value_or(0);
    if (!column.max_length && least > usual_most)
        return fail(options.wrong(
            "min_length", "array_max_length_missing",
            "min_length is " + with_commas(least) + ", above max_length, which is 5 unless given",
            "max_length beside it", "add max_length: " + std::to_string(least)));
    const u64 most = column.max_length.value_or(usual_most);
    if (most > length_limit)
        return fail(options.wrong("max_length", "array_too_long",
                                  "max_length is " + with_commas(most), "at most 1,000 elements",
                                  "make a table of the elements, laid out per this one"));
    if (least > most)
        return fail(options.wrong("min_length", "lengths_reversed",
                                  "min_length is " + with_commas(least) +
                                      ", above max_length, which is " + with_commas(most),
                                  "min_length at most max_length", "swap them"));
    return Lengths{least, most};
}

Result<ColumnSpec> item_of(BindContext& context) {
    const Options& options = context.options();
    if (context.column().items.empty())
        return fail(options.wrong("items", "items_missing", "nothing says what an element is",
                                  "items: a column", "add items: string"));
    const ColumnSpec& item = context.column().items[0];
    if (item.exact)
        return fail(schema_error("exact_in_array",
                                 "the elements of all arrays have no exact shares", item.place,
                                 "shares on average", "remove exact from the items"));
    return item;
}

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "remove unique; unique items are said under items"));
    const Lengths lengths = TRY(lengths_of(context));
    const ColumnSpec item = TRY(item_of(context));
    BoundColumn bound = TRY(context.element(item));
    if (bound.unique_space > 0 && bound.unique_space < lengths.most)
        return fail(schema_error(
            "space_too_small",
            "the items have " + with_commas(bound.unique_space) +
                " different values for arrays of " + with_commas(lengths.most),
            item.place, "as many different values as elements",
            "write max_length: " + std::to_string(bound.unique_space) + ", or widen the items"));
    Shape shape{.type = context.type(), .form = Form::list};
    shape.count_max = static_cast<u32>(lengths.most);
    shape.children.push_back(bound.outputs[0]);
    std::string summary = with_commas(lengths.least) + " to " + with_commas(lengths.most) + " of " +
                          (bound.summary.empty() ? item.generate.text : bound.summary);
    const Setup setup{context.key(0), context.key(1), lengths, bound.unique_space};
    return BoundColumn{.kernel = std::make_unique<ArrayKernel>(setup, std::move(bound)),
                       .outputs = {std::move(shape)},
                       .summary = std::move(summary)};
}

}  // namespace

namespace generators {

const Generator& array() {
    static const Generator generator{
        {.name = "array",
         .summary = "a list of values that are made alike",
         .options = {{.name = "items",
                      .kind = OptionKind::column,
                      .doc = "what an element is, written like a column; unique: true for a set",
                      .required = true},
                     {.name = "min_length",
                      .kind = OptionKind::integer,
                      .doc = "the fewest elements",
                      .default_text = "0",
                      .minimum = 0},
                     {.name = "max_length",
                      .kind = OptionKind::integer,
                      .doc = "the most elements",
                      .default_text = "5",
                      .minimum = 0,
                      .maximum = length_limit}},
         .kinds = {Kind::array},
         .example = "{type: array, generate: array, max_length: 3, items: {type: string, generate: "
                    "choice, enum_values: [red, green, blue, black], unique: true}}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith
