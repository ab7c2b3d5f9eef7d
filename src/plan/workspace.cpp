#include "plan/workspace.h"

#include "column/copy.h"

namespace rowsmith {

Workspace::Workspace(const Program& program)
    : program_(&program), row_sets_(program.row_sets()), places_(program.row_sets()) {
    slots_.reserve(program.slots().size());
    for (const Shape* shape : program.slots()) slots_.emplace_back(*shape);
    for (const Step& step : program.steps()) {
        scratch_.push_back(step.kernel ? step.kernel->make_scratch() : nullptr);
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
        if (!step.kernel) {
            gather_column(*inputs_[i][0], places_[step.row_set], *outputs_[i][0]);
            continue;
        }
        step.kernel->fill(
            Fill{row_sets_[step.row_set], inputs_[i], outputs_[i], scratch_[i].get()});
        if (step.makes_row_set != 0) make_row_set(step, *outputs_[i][0]);
    }
    if (refusal_) return;
    for (const RefusalCheck& each : program_->checks()) check(each);
}

void Workspace::check(const RefusalCheck& check) {
    const Column& makers = slots_[check.slot];
    const Rows& rows = row_sets_[check.row_set];
    const u64 end = program_->graph().node(check.node).rows;
    for (u32 i = 0; i < rows.count() && !refusal_; i++)
        if (!makers.is_null(i) && makers.integers[i] != 0 && rows[i] < end)
            refusal_ = Refusal{.node = check.node,
                               .row = rows[i],
                               .maker = static_cast<u32>(makers.integers[i] - 1)};
}

const Refusal* Workspace::refusal() const {
    if (refusal_) return &*refusal_;
    for (const auto& scratch : scratch_)
        if (const auto* own = dynamic_cast<const RefusingScratch*>(scratch.get()))
            if (const Refusal* found = own->refusal()) return found;
    return nullptr;
}

void Workspace::make_row_set(const Step& step, const Column& numbers) {
    const u32 count = row_sets_[step.row_set].count(), made = step.makes_row_set;
    u64 rows[block_rows];
    u32 distinct = 0;
    if (program_->distinct(made)) {
        places_[made].resize(count);
        for (u32 i = 0; i < count; i++) {
            const auto row = static_cast<u64>(numbers.integers[i]);
            if (distinct == 0 || rows[distinct - 1] != row) rows[distinct++] = row;
            places_[made][i] = distinct - 1;
        }
    } else {
        for (; distinct < count; distinct++)
            rows[distinct] = static_cast<u64>(numbers.integers[distinct]);
    }
    row_sets_[made].set_list({rows, distinct});
}

Scratch* Workspace::scratch_of(const Kernel& kernel) {
    for (size_t i = 0; i < scratch_.size(); i++)
        if (program_->steps()[i].kernel == &kernel) return scratch_[i].get();
    return nullptr;
}

std::vector<const Column*> Workspace::results() const {
    std::vector<const Column*> columns;
    for (size_t i = 0; i < program_->result_count(); i++) columns.push_back(&result(i));
    return columns;
}

}  // namespace rowsmith
