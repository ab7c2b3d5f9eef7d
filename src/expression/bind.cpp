#include "expression/bind.h"

#include <algorithm>
#include <unordered_map>

#include "expression/binder.h"

namespace rowsmith {

namespace {

// Runs the program and copies its result out.
class ExpressionKernel : public Kernel {
public:
    ExpressionKernel(ExpressionProgram program, Storage storage)
        : program_(std::move(program)), storage_(storage) {}

    std::unique_ptr<Scratch> make_scratch() const override { return program_.make_scratch(); }

    void fill(const Fill& block) const override {
        const u32 count = block.count();
        const View view = program_.run(block.inputs, count, block.scratch);
        Column& out = block.out();
        if (out.shape->nullable) std::copy_n(view.valid, count, out.valid.data());
        switch (storage_) {
            case Storage::integers:
                std::copy_n(view.integers, count, out.integers.data());
                break;
            case Storage::reals:
                std::copy_n(view.reals, count, out.floats.data());
                break;
            case Storage::texts:
                out.text.clear();
                for (u32 i = 0; i < count; i++)
                    out.text.add(view.valid[i] ? view.texts[i] : std::string_view());
                break;
        }
    }

private:
    ExpressionProgram program_;
    Storage storage_;
};

// A text result of one source's entries: a code for a code.
class RecodeKernel : public Kernel {
public:
    RecodeKernel(std::vector<u32> codes, std::vector<u8> valid)
        : codes_(std::move(codes)), valid_(std::move(valid)) {}

    void fill(const Fill& block) const override {
        Column& out = block.out();
        const Column* in = block.inputs.empty() || codes_.size() == 1 ? nullptr : input(block);
        const auto null_code = static_cast<u32>(codes_.size() - 1);
        for (u32 i = 0; i < block.count(); i++) {
            const u32 entry = !in ? 0 : in->is_null(i) ? null_code : in->codes[i];
            out.codes[i] = codes_[entry];
            if (out.shape->nullable) out.valid[i] = valid_[entry];
        }
    }

    u32 source = 0;

private:
    const Column* input(const Fill& block) const { return block.inputs[source]; }

    std::vector<u32> codes_;  // by entry; the last is that of a null
    std::vector<u8> valid_;
};

BoundExpression recoded(const Operand& result, Shape shape) {
    const Register& table = *result.table;
    std::vector<std::string> texts;
    std::unordered_map<std::string_view, u32> known;
    std::vector<u32> codes(table.size, 0);
    std::vector<u8> valid(table.size, 0);
    for (u32 i = 0; i < table.size; i++) {
        valid[i] = table.valid[i];
        if (!valid[i]) continue;
        const auto [entry, is_new] =
            known.try_emplace(table.texts[i], static_cast<u32>(texts.size()));
        if (is_new) texts.emplace_back(table.texts[i]);
        codes[i] = entry->second;
    }
    if (texts.empty()) texts.emplace_back();  // a null's code must point at something
    shape.form = Form::codes;
    shape.dictionary = make_dictionary(std::move(texts));
    auto kernel = std::make_unique<RecodeKernel>(std::move(codes), std::move(valid));
    kernel->source = static_cast<u32>(std::max(result.source, 0));
    return {.kernel = std::move(kernel), .shape = std::move(shape)};
}

Type natural_type(const ValueType& type) {
    Type made{.kind = type.is_null ? Kind::string : type.kind, .zone = type.zone};
    if (made.kind == Kind::decimal) made.scale = type.scale;
    if (is_moment(made.kind)) made.resolution_us = 1;
    return made;
}

}  // namespace

Result<BoundExpression> bind_expression(const Expression& expression, std::span<const Shape> shapes,
                                        const ExpressionContext& context) {
    Binder binder(expression, shapes, context);
    if (context.target && context.target->kind == Kind::decimal)
        binder.wanted.scale = std::max(context.target->scale, 0);
    if (context.target && context.target->kind == Kind::integer) binder.wanted.scale = 0;
    Operand result = TRY(binder.bind(expression));
    if (context.target) result = TRY(binder.assign(std::move(result), *context.target));
    Shape shape;
    shape.type = context.target ? *context.target : natural_type(result.type);
    shape.nullable = result.nullable;
    const Storage storage = storage_of(result.type.kind);
    if (storage == Storage::texts && result.table) return recoded(result, std::move(shape));
    if (storage == Storage::integers) {
        shape.form = Form::int64;
        shape.low = static_cast<i64>(result.bounds.low);
        shape.high = static_cast<i64>(result.bounds.high);
    } else if (storage == Storage::reals) {
        shape.form = Form::float64;
        const auto fits = [](double bound) { return bound > -9e18 && bound < 9e18; };
        const ValueInterval& bounds = result.bounds;
        if (fits(bounds.real_low)) shape.low = static_cast<i64>(bounds.real_low) - 1;
        if (fits(bounds.real_high)) shape.high = static_cast<i64>(bounds.real_high) + 1;
    } else {
        shape.form = Form::text;
        shape.bytes_max = static_cast<u32>(result.bytes_max);
    }
    const u32 at = binder.in_register(result);
    ExpressionProgram program = binder.take_program();
    program.result = at;
    return BoundExpression{
        .kernel = std::make_unique<ExpressionKernel>(std::move(program), storage),
        .shape = std::move(shape)};
}

Result<BoundExpression> bind_condition(const Expression& expression, std::span<const Shape> shapes,
                                       ExpressionContext context) {
    context.target = Type{.kind = Kind::boolean};
    return bind_expression(expression, shapes, context);
}

}  // namespace rowsmith
