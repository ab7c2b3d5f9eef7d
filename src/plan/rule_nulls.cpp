// x is null, x is not null: through `when` and the share of nulls.
#include "plan/rules.h"

namespace rowsmith {

bool rewrite_null(RuleTarget& target, const Expression& statement,
                  const std::vector<Expression>& conditions) {
    if (statement.kind != ExpressionKind::is_null) return false;
    const ColumnSpec* column = target.own_column(statement.children[0]);
    if (!column || column->default_value) return false;
    Node& node = target.node_of(*column);
    const std::string where = all_of(conditions);
    const Node* when = node.find("when");
    if (!statement.negated) {
        const std::string others = "not (" + where + ")";
        node.set("when", target.scalar(when ? "(" + when->text + ") and " + others : others));
        return true;
    }
    if (when) node.set("when", target.scalar("(" + when->text + ") or (" + where + ")"));
    if (column->null_share <= 0) return true;
    return target.change(*column, conditions, {"null_share"}, [&](LaidOptions options) {
        options.own.set("null_share", target.scalar("0"));
        return true;
    });
}

}  // namespace rowsmith
