#include "expression/program.h"

#include <algorithm>
#include <array>

#include "expression/cell_text.h"

namespace rowsmith {

namespace {

constexpr std::array<u8, block_rows> make_ones() {
    std::array<u8, block_rows> ones{};
    for (u8& one : ones) one = 1;
    return ones;
}
constexpr std::array<u8, block_rows> ones = make_ones();

class ProgramScratch : public Scratch {
public:
    std::vector<Register> registers;
    std::vector<View> views;  // of the registers
    std::vector<View> in;
};

void look_up(const ExpressionProgram::Load& load, const Column& column, u32 count, Register& out) {
    const Register& table = *load.table;
    for (u32 i = 0; i < count; i++) {
        const u32 code = column.is_null(i) ? load.null_code : column.codes[i];
        out.valid[i] = table.valid[code];
        switch (out.storage) {
            case Storage::integers:
                out.integers[i] = table.integers[code];
                break;
            case Storage::reals:
                out.reals[i] = table.reals[code];
                break;
            case Storage::texts:
                out.texts[i] = table.texts[code];
                break;
        }
    }
}

void load_texts(const Column& column, u32 count, Register& out) {
    for (u32 i = 0; i < count; i++) out.valid[i] = column.is_null(i) ? 0 : 1;
    if (column.shape->form == Form::text) {
        for (u32 i = 0; i < count; i++)
            out.texts[i] = out.valid[i] ? column.text.at(i) : std::string_view();
        return;
    }
    out.start_texts();
    for (u32 i = 0; i < count; i++) {
        if (!out.valid[i]) continue;
        append_cell_text(out.bytes, column, i);
        out.end_text(i);
    }
    out.finish_texts();
}

// Integers and floats are read where they are; all else is brought into the register.
View load(const ExpressionProgram::Load& load, const Column& column, u32 count, Register& out) {
    if (load.table) {
        look_up(load, column, count, out);
        return out.view();
    }
    const u8* valid = column.shape->nullable ? column.valid.data() : ones.data();
    if (column.shape->form == Form::int64)
        return {.integers = column.integers.data(), .valid = valid};
    if (column.shape->form == Form::float64) return {.reals = column.floats.data(), .valid = valid};
    load_texts(column, count, out);
    return out.view();
}

}  // namespace

Register::Register(Storage of, u32 rows) : storage(of), size(rows), valid(rows) {
    if (of == Storage::integers) integers = Aligned<i64>(rows);
    if (of == Storage::reals) reals = Aligned<double>(rows);
    if (of == Storage::texts) texts.resize(rows);
    std::ranges::fill_n(valid.data(), rows, u8{1});
}

View Register::view() const {
    return {.integers = integers.data(),
            .reals = reals.data(),
            .texts = texts.data(),
            .valid = valid.data()};
}

void Register::start_texts() {
    bytes.clear();
    ends_.clear();
    rows_.clear();
}

void Register::end_text(u32 row) {
    ends_.push_back(static_cast<u32>(bytes.size()));
    rows_.push_back(row);
}

void Register::finish_texts() {
    std::ranges::fill(texts, std::string_view());
    u32 start = 0;
    for (size_t i = 0; i < rows_.size(); i++) {
        texts[rows_[i]] = std::string_view(bytes).substr(start, ends_[i] - start);
        start = ends_[i];
    }
}

void run_step(Run run, Nulls nulls, const Constants& constants, u32 count, std::span<const View> in,
              Register& out) {
    if (nulls == Nulls::strict) {
        std::fill_n(out.valid.data(), count, u8{1});
        for (const View& view : in)
            for (u32 i = 0; i < count; i++) out.valid[i] &= view.valid[i];
    }
    run({.count = count, .in = in, .out = out, .constants = constants});
}

void broadcast(const Register& one, Register& to) {
    for (u32 i = 0; i < to.size; i++) {
        to.valid[i] = one.valid[0];
        if (to.storage == Storage::integers) to.integers[i] = one.integers[0];
        if (to.storage == Storage::reals) to.reals[i] = one.reals[0];
        if (to.storage == Storage::texts) to.texts[i] = one.texts[0];
    }
}

std::unique_ptr<Scratch> ExpressionProgram::make_scratch() const {
    auto scratch = std::make_unique<ProgramScratch>();
    scratch->registers.reserve(registers.size());
    for (const Storage storage : registers) scratch->registers.emplace_back(storage, block_rows);
    for (const Preset& preset : presets) broadcast(*preset.value, scratch->registers[preset.out]);
    for (const Register& one : scratch->registers) scratch->views.push_back(one.view());
    return scratch;
}

View ExpressionProgram::run(std::span<const Column* const> inputs, u32 count,
                            Scratch* scratch) const {
    auto& own = static_cast<ProgramScratch&>(*scratch);
    for (const Load& one : loads)
        own.views[one.out] = load(one, *inputs[one.source], count, own.registers[one.out]);
    for (const ExpressionStep& step : steps) {
        own.in.clear();
        for (const u32 in : step.in) own.in.push_back(own.views[in]);
        run_step(step.run, step.nulls, step.constants, count, own.in, own.registers[step.out]);
    }
    return own.views[result];
}

}  // namespace rowsmith
