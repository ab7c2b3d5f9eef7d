// An expression as a flat list of steps over registers: one step a node, one loop over the block a
// step.
//
// A register holds the values of one term for every row of a block (or, at plan time, for every
// entry of a dictionary). Steps cannot fail: what could is refused while binding, and a value that
// does not exist (a division by zero) is null. Rows that are null hold anything; exact arithmetic
// wraps there, all other steps leave them out.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "column/kernel.h"
#include "expression/value.h"

namespace rowsmith {

// What a step reads of a register or of a source's column.
struct View {
    const i64* integers = nullptr;
    const double* reals = nullptr;
    const std::string_view* texts = nullptr;
    const u8* valid = nullptr;  // never null
};

class Register {
public:
    Register(Storage storage, u32 size);

    Storage storage;
    u32 size;
    Aligned<i64> integers;
    Aligned<double> reals;
    std::vector<std::string_view> texts;  // into `bytes`, an input or something that lives longer
    Aligned<u8> valid;

    View view() const;

    // Texts that a step makes: append to `bytes`, then end_text; finish_texts after the last row.
    std::string bytes;
    void start_texts();
    void end_text(u32 row);
    void finish_texts();

private:
    std::vector<u32> ends_;
    std::vector<u32> rows_;
};

// What a step knows from plan time.
struct Constants {
    i64 a = 0;
    i64 b = 0;
    double x = 0;
    std::shared_ptr<const void> data = nullptr;
};

// One call of a step. For strict steps out.valid is set before: the rows where no input is null.
struct Batch {
    u32 count;
    std::span<const View> in;
    Register& out;
    const Constants& constants;
};

using Run = void (*)(const Batch&);

enum class Nulls : u8 {
    strict,  // null where an input is null
    own,     // the step sets out.valid
};

struct ExpressionStep {
    Run run = nullptr;
    Nulls nulls = Nulls::strict;
    u32 out = 0;
    std::vector<u32> in = {};
    Constants constants = {};
};

// Runs one step; `in` are the views of its inputs.
void run_step(Run run, Nulls nulls, const Constants& constants, u32 count, std::span<const View> in,
              Register& out);

// Sets the register from row i of a one-row register, for all rows.
void broadcast(const Register& one, Register& to);

struct ExpressionProgram {
    struct Load {
        u32 source;
        u32 out;
        std::shared_ptr<const Register> table;  // values by code; a null row has the last one
        u32 null_code = 0;
    };
    struct Preset {
        u32 out;
        std::shared_ptr<const Register> value;  // one row
    };
    std::vector<Storage> registers;
    std::vector<Load> loads;
    std::vector<Preset> presets;
    std::vector<ExpressionStep> steps;
    u32 result = 0;
    std::vector<std::shared_ptr<const void>> kept;  // dictionaries that texts point into

    std::unique_ptr<Scratch> make_scratch() const;
    // The view of the result's register, good until the next call with this scratch.
    View run(std::span<const Column* const> inputs, u32 count, Scratch* scratch) const;
};

// Calls f(i) for every row that is not null.
template <class F>
void for_valid(const Batch& batch, F f) {
    for (u32 i = 0; i < batch.count; i++)
        if (batch.out.valid[i]) f(i);
}

// Texts: f(i, bytes) appends the text of a row that is not null.
template <class F>
void make_texts(const Batch& batch, F f) {
    batch.out.start_texts();
    for_valid(batch, [&](u32 i) {
        f(i, batch.out.bytes);
        batch.out.end_text(i);
    });
    batch.out.finish_texts();
}

}  // namespace rowsmith
