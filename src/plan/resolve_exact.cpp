// Exact shares among the rows of a case, or among those for which `when` holds.
#include "plan/builder.h"
#include "plan/rank_kernel.h"

namespace rowsmith {

Ref Builder::add_applies(u32 table, const std::string& name, const std::vector<Ref>& before,
                         const std::vector<Ref>& held) {
    std::vector<Ref> inputs = before;
    inputs.insert(inputs.end(), held.begin(), held.end());
    return Ref{.node = graph().add(
                   {.table = table,
                    .name = name,
                    .summary = "whether the case is the row's",
                    .kernel = std::make_unique<AppliesKernel>(static_cast<u32>(before.size())),
                    .outputs = {refused_shape()},
                    .inputs = std::move(inputs)})};
}

Result<std::optional<Ref>> Builder::counted_where(u32 table, const ColumnSpec& column,
                                                  const std::string& name) {
    if (!column.exact || !column.cases.empty()) return std::nullopt;
    std::vector<Ref> held;
    if (case_applies_) held.push_back(*case_applies_);
    if (!column.when.empty())
        held.push_back(TRY(condition(table, column.when, name + ":counted when")));
    if (held.empty()) return std::nullopt;
    return held.size() == 1 ? held[0] : add_applies(table, name + ":counted", {}, held);
}

Result<Builder::CountedRows> Builder::count_rows(u32 table, const Ref& applies,
                                                 const std::string& name) {
    const u64 rows = TRY(rows_of(table));
    const Ref wanted[] = {applies};
    auto kernel =
        std::make_unique<RankKernel>(std::make_shared<const Program>(graph(), wanted), rows);
    CountedRows counted{.rank = {}, .rows = kernel->count()};
    counted.rank.node = graph().add({.table = table,
                                     .name = name + ":rank",
                                     .summary = "the row's number among those that count",
                                     .kernel = std::move(kernel),
                                     .outputs = {refused_shape()},
                                     .inputs = {}});
    return counted;
}

}  // namespace rowsmith
