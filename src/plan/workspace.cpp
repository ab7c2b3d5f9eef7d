#include "plan/workspace.h"

namespace rowsmith {

Workspace::Workspace(const Program& program) : program_(&program), row_sets_(program.row_sets()) {
    slots_.reserve(program.slots().size());
    for (const Shape* shape : program.slots()) slots_.emplace_back(*shape);
    for (const Step& step : program.steps()) {
        scratch_.push_back(step.kernel->make_scratch());
        auto& inputs = inputs_.emplace_back();
        for (const u32 slot : step.inputs) inputs.push_back(&slots_[slot]);
        auto& outputs = outputs_.emplace_back();
        for (const u32 slot : step.outputs) outputs.push_back(&slots_[slot]);
    }
}

void Workspace::run_range(u64 first, u32 count) {
    row_sets_[0].set_range(first, count);
    run();
}

void Workspace::run_list(std::span<const u64> rows) {
    row_sets_[0].set_list(rows);
    run();
}

void Workspace::run() {
    for (size_t i = 0; i < program_->steps().size(); i++) {
        const Step& step = program_->steps()[i];
        const Rows& rows = row_sets_[step.row_set];
        step.kernel->fill(Fill{rows, inputs_[i], outputs_[i], scratch_[i].get()});
        if (step.makes_row_set == 0) continue;
        u64 numbers[block_rows];
        for (u32 k = 0; k < rows.count(); k++)
            numbers[k] = static_cast<u64>(outputs_[i][0]->integers[k]);
        row_sets_[step.makes_row_set].set_list({numbers, rows.count()});
    }
}

std::vector<const Column*> Workspace::results() const {
    std::vector<const Column*> columns;
    for (size_t i = 0; i < program_->result_count(); i++) columns.push_back(&result(i));
    return columns;
}

}  // namespace rowsmith
