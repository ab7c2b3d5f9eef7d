// Compiles a schema into a plan, on demand: a column is bound when it is first asked for, by its
// table or by another column that reads it, so every value is bound after what it reads and a
// circle of values is found where it closes.
//
//   builder.cpp             the tables in turn, columns on demand, circles
//   resolve_rows.cpp        how many rows a table has
//   resolve_layout.cpp      the child counts of tables laid out per a parent
//   resolve_column.cpp      one column: generator, nulls, cases
//   resolve_values.cpp      literal lines
//   resolve_unique.cpp      columns that differ, alone or together
//   resolve_reference.cpp   the row of another table
//   resolve_lookup.cpp      a line of another table
//   check_references.cpp    references whose values are made by the column itself
//   resolve_path.cpp        names in paths
//   resolve_expression.cpp  expressions, aggregates of children
//   resolve_recurrence.cpp  values of earlier rows
//   column_context.cpp      what a generator may ask while it binds
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/error.h"
#include "expression/bind.h"
#include "expression/expression.h"
#include "generators/generator.h"
#include "plan/dependences.h"
#include "plan/heeded_options.h"
#include "plan/null_kernels.h"
#include "plan/plan.h"
#include "plan/recurrence_kernel.h"
#include "plan/rules.h"
#include "plan/unique_index.h"

namespace rowsmith {

// An error that stands in `problems` already: what depends on it fails too, without a word of its
// own.
Error already_reported();
bool is_reported(const Error& error);

class Builder {
public:
    Builder(const Schema& schema, const Catalogue& catalogue, Problems& problems, Plan& plan);

    // Binds everything; what goes wrong is in `problems`.
    void build(RowProbe probe);

    // Before build: rules that the order of columns has decided.
    void note_order(const std::vector<OrderedRule>& rules);

    // The rest is for the resolvers and contexts of this layer.
    const Schema& schema() const { return schema_; }
    const Catalogue& catalogue() const { return catalogue_; }
    Graph& graph() { return *plan_.graph; }
    Problems& problems() { return problems_; }
    const TableSpec& spec(u32 table) const { return schema_.tables[table]; }
    const DocumentFacts& document() const { return document_; }

    Result<u32> table_named(const PlacedText& name) const;
    Result<u64> rows_of(u32 table);
    // Null for a table that is not laid out per a parent.
    Result<std::shared_ptr<const Layout>> layout_of(u32 table);
    // The node of a per table that gives the parent's row, the ordinal, the siblings.
    Result<u32> parent_node(u32 table);
    Result<u32> parent_table(u32 table);
    // One value for all rows of a parent: read there, or computed from nothing else.
    bool is_of_parent(u32 table, const Ref& ref) const;

    Result<Ref> column(u32 table, u32 column);
    Result<Ref> path(u32 table, const PlacedText& path);
    Result<Ref> expression(u32 table, const PlacedText& text, const Type* target,
                           const std::string& name);
    // A truth value: a condition of when, cases, rules.
    Result<Ref> condition(u32 table, const PlacedText& text, const std::string& name);

    // Binds a column that is not one of the table's own (a case, a field): `name` is its name in
    // the plan.
    Result<Ref> bind_column(u32 table, const ColumnSpec& column, const std::string& name, u64 key);
    // Binds the generator alone, without nulls and cases.
    Result<Ref> bind_generator(u32 table, const ColumnSpec& column, const std::string& name,
                               u64 key);
    // The declared type, which the generator must make, or the generator's own choice.
    Result<Type> type_of(const ColumnSpec& column, const Descriptor& generator);
    Error unknown_generator(const ColumnSpec& column) const;
    bool is_unique(u32 table, const ColumnSpec& column) const;

    // The row of the table that a column references, as hops; an error for columns that reference
    // none.
    Result<std::vector<u32>> reference_hops(u32 table, const ColumnSpec& column);
    // What a lookup takes; columns of one bundle read one line.
    Result<Ref> line(u32 table, const ColumnSpec& column, const LineWish& wish);
    Result<Ref> bundle_part(u32 table, const ColumnSpec& column, std::string_view kind,
                            std::string_view part, u32 output);
    // The locale of a row as a column of the table sees it; null: as children of the row do.
    Result<Ref> locale(u32 table, const ColumnSpec* column);
    // See BindContext::own_locales.
    Result<Locales> own_locales(u32 table, const ColumnSpec& column);

    // A column of a bundle with its options as its generator reads them.
    struct MemberColumn {
        const ColumnSpec* column;
        Options options;
    };
    std::vector<MemberColumn> members_of(u32 table, std::string_view kind,
                                         const std::string& bundle) const;
    const Generator* find_generator(std::string_view name) const;

    // Columns that differ together: the column's number in its group, over `space` values that it
    // counts.
    Result<Ref> unique_index(u32 table, const ColumnSpec& column, u64 space);
    bool needs_unique_index(u32 table, const ColumnSpec& column);
    // The group of needs_unique_index, as a part among the dependences.
    std::string unique_part(u32 table, const ColumnSpec& column);

    // Notes for explain, on what is being bound.
    void note_depends_on_rows(std::string_view reason) { dependences_.note_rows(reason); }

    // Resolves a reference column's row from another chain: ref seen through hops.
    static Ref through(const std::vector<u32>& hops, const Ref& ref);

private:
    struct Group {
        Names names;
        std::vector<std::string> members = {};  // without the key of the parent
        UniqueGroup::Scope scope = UniqueGroup::Scope::table;
        std::shared_ptr<UniqueGroup> index = nullptr;
    };
    enum class State : u8 { fresh, in_progress, done, failed };
    struct ColumnState {
        State state = State::fresh;
        Ref value;
    };
    struct TableState {
        State rows_state = State::fresh;
        u64 rows = 0;
        std::optional<u32> parent = {};
        std::shared_ptr<const Layout> layout = nullptr;
        std::optional<u32> parent_node = {};
        std::vector<ColumnState> columns = {};
        std::optional<std::vector<Group>> groups = {};
    };

    Result<Ref> bind(u32 table, u32 column);
    // What sets parts of a bundle changes its other columns when it comes or goes.
    void note_bundle(u32 table, const ColumnSpec& column);
    void keep_reasons();
    // The child counts of a table, as a part among the dependences.
    std::string rows_part(u32 table) const { return spec(table).name + ":rows"; }
    Result<void> resolve_rows(u32 table);
    Result<std::shared_ptr<const Layout>> make_layout(u32 table, u32 parent);
    Result<std::shared_ptr<const Layout>> counted_layout(u32 table, u32 parent,
                                                         const FanOutShape& shape);
    Result<std::shared_ptr<const Layout>> mean_layout(u32 table, u32 parent,
                                                      const FanOutShape& shape, double scale,
                                                      const PlacedText& mean);
    Result<std::shared_ptr<const Layout>> layout_of_counts(u32 table, const FanOutShape& shape,
                                                           const Ref& count);
    struct Weights {
        std::shared_ptr<const Program> program;
        std::vector<u64> strides = {};
        double sum = 0;
    };
    Result<Weights> weights_of(u32 table, u32 parent, const FanOutShape& shape);
    Result<std::shared_ptr<const Layout>> weighted_mean_layout(u32 table, u32 parent,
                                                               const FanOutShape& shape);
    Result<std::shared_ptr<const Layout>> weighted_total_layout(u32 table, u32 parent,
                                                                const FanOutShape& shape);
    Result<Ref> bind_value(u32 table, const ColumnSpec& column, const std::string& name, u64 key);
    // Where exact shares count: the rows of a case, and those that `when` leaves; none: all rows.
    Result<std::optional<Ref>> counted_where(u32 table, const ColumnSpec& column,
                                             const std::string& name);
    Ref add_applies(u32 table, const std::string& name, const std::vector<Ref>& before,
                    const std::vector<Ref>& held);
    struct CountedRows {
        Ref rank;
        u64 rows = 0;
    };
    Result<CountedRows> count_rows(u32 table, const Ref& applies, const std::string& name);
    Result<Ref> bind_cases(u32 table, const ColumnSpec& column, const std::string& name, u64 key);
    Result<Ref> bind_default(u32 table, const ColumnSpec& column, const std::string& name, u64 key);
    Result<Ref> add_default(u32 table, const ColumnSpec& column, const Ref& base,
                            const std::string& name, u64 key);
    Result<Ref> bind_reference(u32 table, const ColumnSpec& column, const std::string& name,
                               u64 key);
    Result<Ref> add_nulls(u32 table, const ColumnSpec& column, const Ref& base,
                          const std::string& name, u64 key);
    // What takes values away.
    struct Nulls {
        std::optional<Ref> when = {};
        std::optional<NullShare> share = {};
    };
    Ref add_nulling(u32 table, const Ref& base, const std::string& name, const Nulls& nulls);
    // Conditions (none: always) and values (none: null); the first that holds counts.
    using Choices = std::vector<std::pair<std::optional<Ref>, std::optional<Ref>>>;
    Result<Ref> select(u32 table, const std::string& name, const Choices& choices);
    Ref add_select(u32 table, const std::string& name, const Choices& choices);
    // What an expression is to give: a value of a type (null: as it comes), or a truth column.
    struct Wanted {
        const Type* type = nullptr;
        bool truth = false;
    };
    Result<Ref> bind_tree(u32 table, const Expression& tree, const PlacedText& text,
                          const Wanted& wanted, const std::string& name);
    Result<ZoneOffset> zones_of(std::span<const Shape> shapes, const Type* target,
                                const Place& place) const;
    Result<Ref> source(u32 table, const Expression& source, const Place& place,
                       const std::string& name);
    Result<Ref> aggregate(u32 table, const Expression& source, const Place& place,
                          const std::string& name);
    Result<std::optional<Ref>> row_to_leave_out(u32 table, const ColumnSpec& column, u64 parents);
    Result<u32> reference_row_node(u32 table, const ColumnSpec& column, u32 target);
    Result<u32> line_node(u32 table, const ColumnSpec& column, u32 target, const LineWish& wish);
    // Error: reference_of_other_type.
    Result<void> check_reference_type(const ColumnSpec& column, const Type& own,
                                      const Type& theirs) const;
    void check_made_references();
    Result<void> check_made_reference(u32 table, const ColumnSpec& column, const Ref& value);
    Result<void> choose_line(u32 table, u32 target, u64 key, const LineWish& wish, GraphNode& node);
    Result<void> match_lines(u32 table, u32 target, u64 key, const LineWish& wish, GraphNode& node);
    // A recurrence whose column was not bound yet.
    struct Pending {
        u32 table = 0;
        std::string column;
        ChainKind kind = ChainKind::siblings;
        Place place = {};
        std::optional<Ref> first = {};
        std::optional<Ref> above = {};
        RecurrenceKernel* kernel = nullptr;
        u32 node = 0;
    };
    Result<Ref> previous(u32 table, const Expression& source, const Place& place,
                         const std::string& name);
    Result<Ref> above(u32 table, const ColumnSpec& reference, const ColumnSpec& column,
                      const Place& place);
    bool being_bound(u32 table, const ColumnSpec& own) const;
    Result<Ref> depth(u32 table, const Expression& source, const Place& place);
    Result<Ref> add_pending(Pending pending, const Shape& shape, const std::string& text,
                            std::vector<Ref> inputs);
    void close_recurrences();
    std::vector<Group> unique_groups(u32 table);
    void close_unique_groups(u32 table);
    void check_unique_space(u32 table, const Group& group);
    u64 most_children(u32 table);
    // No parent has more, by the schema alone.
    i64 most_children_declared(u32 child) const;
    // Columns that the literal lines of `values` fill.
    bool has_lines(u32 table, const ColumnSpec& column) const;
    Result<Ref> bind_lines(u32 table, const ColumnSpec& column, const std::string& name);
    bool is_parent_column(u32 table, const ColumnSpec& column);
    Result<void> choose_row(u32 table, const ColumnSpec& column, u32 target, u64 key,
                            GraphNode& node);
    Result<void> choose_above(u32 table, const ReferenceSpec& reference, u64 key, GraphNode& node);
    Ref fit_text(u32 table, const Ref& text, const TextFit& fit, const std::string& name);
    Ref add_maker(u32 table, const std::string& name, u32 node);
    Ref add_any_refused(u32 table, const std::string& name, const std::vector<Ref>& refused);
    void probe_refusals();
    Result<Ref> masked(u32 table, const Ref& value, const Ref& mask);
    // What decides the locale of a table's rows.
    struct LocaleSource {
        const ColumnSpec* country = nullptr;  // a drawn country
        bool from_parent = false;
        Locales shares = {};  // where neither
    };
    Result<LocaleSource> locale_source(u32 table);
    Result<Locales> checked(Locales locales) const;
    Result<Ref> drawn_locale(u32 table, const std::string& name, const Locales& locales);
    const ColumnSpec* locale_chooser(u32 table) const;
    bool reads_point(u32 table, const ColumnSpec& column) const;
    // How rows of one table lead to another's: hops, and a reference that may be null on the way.
    struct Lead {
        std::vector<u32> hops;
        std::optional<Ref> mask;
    };
    Result<Lead> lead_to(u32 table, u32 target, const PlacedText& path);

    const Schema& schema_;
    const Catalogue& catalogue_;
    Problems& problems_;
    Plan& plan_;
    DocumentFacts document_;
    std::map<std::string, const Generator*, std::less<>> generators_;
    std::vector<TableState> tables_;
    // By the node of a value: which rows have none, in the form of GraphNode::refused.
    std::map<u32, Ref> refusals_;
    std::map<std::string, Ref> parts_;           // "table/kind/bundle/part" -> node
    std::map<std::string, u32> reference_rows_;  // "table/column or bundle" -> node
    std::map<std::string, std::pair<std::string, u32>>
        lines_;                               // "table.column or bundle" -> wish, node
    std::map<std::string, Ref> recurrences_;  // "table:text" -> node
    std::vector<Pending> pending_;
    Dependences dependences_;
    std::optional<Ref> case_applies_;     // of the case that is being bound
    std::optional<CountedRows> counted_;  // of the column that is being bound
    std::vector<std::string> trail_;      // what is being bound, outermost first
};

}  // namespace rowsmith
