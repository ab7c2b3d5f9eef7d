#include "plan/builder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "plan/infer.h"
#include "plan/refusals.h"
#include "plan/rules.h"
#include "random/streams.h"
#include "schema/check_keys.h"
#include "schema/read_schema.h"

namespace rowsmith {

namespace {

constexpr std::string_view reported_cause = "already_reported";

// "Now" of a schema without as_of: fixed by the engine number, never the clock.
constexpr i64 engine_0_as_of_us = 1'767'225'600'000'000;  // 2026-01-01T00:00:00

}  // namespace

Error already_reported() {
    return {.code = ErrorCode::internal,
            .cause = std::string(reported_cause),
            .message = "reported above"};
}

bool is_reported(const Error& error) { return error.cause == reported_cause; }

Builder::Builder(const Schema& schema, const Catalogue& catalogue, Problems& problems, Plan& plan)
    : schema_(schema), catalogue_(catalogue), problems_(problems), plan_(plan) {
    document_.as_of_us = schema.as_of ? schema.as_of->value : engine_0_as_of_us;
    plan_.as_of_us = document_.as_of_us;
    document_.zone = schema.zone;
    document_.realistic_contacts = schema.contacts == Contacts::realistic;
    for (const auto& entry : all_generators()) {
        const Generator& generator = entry.get();
        generators_.emplace(generator.about.name, &generator);
    }
    tables_.resize(schema.tables.size());
    plan_.tables.resize(schema.tables.size());
    for (size_t t = 0; t < tables_.size(); t++) {
        const TableSpec& table = schema.tables[t];
        tables_[t].columns.resize(table.columns.size());
        plan_.tables[t].name = table.name;
        plan_.tables[t].hidden = table.hidden;
        for (const ColumnSpec& column : table.columns) {
            PlannedColumn& planned = plan_.tables[t].columns.emplace_back();
            planned.name = column.name;
            planned.hidden = column.hidden;
        }
    }
}

void Builder::build(RowProbe probe) {
    const auto note = [&](const Error& error) {
        if (!is_reported(error)) problems_.add(error);
    };
    for (u32 t = 0; t < tables_.size(); t++) {
        if (const auto rows = rows_of(t); !rows) note(rows.error());
        plan_.tables[t].rows = tables_[t].rows;
        plan_.tables[t].parent = tables_[t].parent;
        plan_.tables[t].layout = tables_[t].layout;
        for (u32 c = 0; c < tables_[t].columns.size(); c++) {
            const auto value = column(t, c);
            if (value)
                plan_.tables[t].columns[c].value = *value;
            else
                note(value.error());
        }
    }
    for (u32 t = 0; t < tables_.size() && problems_.ok(); t++) close_unique_groups(t);
    if (problems_.ok()) close_recurrences();
    if (problems_.ok()) check_made_references();
    if (problems_.ok() && probe == RowProbe::on) probe_refusals();
    keep_reasons();
}

void Builder::probe_refusals() {
    for (u32 t = 0; t < tables_.size(); t++) {
        std::vector<Ref> columns;
        for (const ColumnState& column : tables_[t].columns) {
            if (!column.value.hops.empty() || !graph().node(column.value.node).refused) continue;
            graph().set_rows(column.value.node, tables_[t].rows);
            columns.push_back(column.value);
        }
        if (columns.empty()) continue;
        if (auto error = probe(graph(), columns, tables_[t].rows)) problems_.add(*error);
    }
}

void Builder::note_order(const std::vector<OrderedRule>& rules) {
    for (const OrderedRule& rule : rules)
        for (const std::string& column : rule.columns)
            dependences_.note_columns_of(
                rule.table + "." + column,
                "the order of columns decides which gives way to '" + rule.text + "'");
}

void Builder::keep_reasons() {
    for (PlannedTable& table : plan_.tables) {
        for (PlannedColumn& column : table.columns) {
            auto reasons = dependences_.of(table.name + "." + column.name);
            column.depends_on_rows = std::move(reasons.rows);
            column.depends_on_columns = std::move(reasons.columns);
        }
    }
}

Result<Ref> Builder::column(u32 table, u32 number) {
    ColumnState& state = tables_[table].columns[number];
    const ColumnSpec& column = spec(table).columns[number];
    const std::string name = spec(table).name + "." + column.name;
    dependences_.use(Dependences::Thing::column, name);
    switch (state.state) {
        case State::done:
            return state.value;
        case State::failed:
            return fail(already_reported());
        case State::in_progress: {
            auto start = std::find(trail_.begin(), trail_.end(), name);
            std::string circle;
            for (; start != trail_.end(); ++start) circle += *start + " -> ";
            return fail({.code = ErrorCode::invalid_schema,
                         .cause = "circular_values",
                         .message = "the values depend on each other in a circle: " + circle + name,
                         .place = column.place,
                         .expected = "values that can be made one after the other",
                         .fix = "take one of these columns out of the circle"});
        }
        case State::fresh:
            break;
    }
    state.state = State::in_progress;
    trail_.push_back(name);
    const Dependences::Scope scope(dependences_, Dependences::Thing::column, name);
    auto value = bind(table, number);
    trail_.pop_back();
    state.state = value ? State::done : State::failed;
    if (value) {
        state.value = *value;
        return value;
    }
    if (!is_reported(value.error())) problems_.add(std::move(value).error());
    return fail(already_reported());
}

Result<Ref> Builder::bind(u32 table, u32 number) {
    const ColumnSpec& column = spec(table).columns[number];
    const u64 key = column_key(schema_.seed, spec(table).name, column.name);
    // What a case reads is bound in its midst, but counts for itself.
    const auto outer_case = std::exchange(case_applies_, std::nullopt);
    const auto outer_count = std::exchange(counted_, std::nullopt);
    auto bound = bind_column(table, column, spec(table).name + "." + column.name, key);
    case_applies_ = outer_case;
    counted_ = outer_count;
    const Ref value = TRY(std::move(bound));
    const auto refused = refusals_.find(value.node);
    if (value.hops.empty() && refused != refusals_.end())
        graph().set_refused(value.node, refused->second, column.place);
    return value;
}

Result<u32> Builder::table_named(const PlacedText& name) const {
    std::vector<std::string> names;
    for (u32 t = 0; t < schema_.tables.size(); t++) {
        if (schema_.tables[t].name == name.text) return t;
        names.push_back(schema_.tables[t].name);
    }
    const std::string meant = nearest(name.text, names);
    return fail({.code = ErrorCode::invalid_schema,
                 .cause = "unknown_table",
                 .message = "there is no table '" + name.text + "'",
                 .place = name.place,
                 .expected = "one of " + quoted_list(names),
                 .fix = meant.empty() ? "write one of these names" : "write " + meant});
}

Ref Builder::through(const std::vector<u32>& hops, const Ref& ref) {
    Ref longer = ref;
    longer.hops.insert(longer.hops.begin(), hops.begin(), hops.end());
    return longer;
}

namespace {

// Gives the reason; empty where the schema names the generator or none fits.
std::string infer(const TableSpec& table, ColumnSpec& column, const Catalogue& catalogue,
                  Problems& problems) {
    for (CaseSpec& entry : column.cases) infer(table, entry.column, catalogue, problems);
    for (ColumnSpec& field : column.fields) infer(table, field, catalogue, problems);
    for (ColumnSpec& item : column.items) infer(table, item, catalogue, problems);
    const auto& lines = table.value_columns;
    if (std::find(lines.begin(), lines.end(), column.name) != lines.end()) return "";
    // A reference chooses a row, unless an expression or a choice makes its value.
    if (column.references && column.expression.empty() && !column.enum_values) return "";
    if (!column.generate.empty()) return "";
    const auto found = infer_generator(table, column, catalogue);
    if (!found) return "";
    apply_inference(*found, column);
    if (const Descriptor* generator = catalogue.generator(found->generator))
        check_options(column.node, *generator, catalogue, problems);
    return found->reason;
}

void note_other_rows(Schema& schema, const std::vector<OtherRow>& other_rows) {
    for (TableSpec& table : schema.tables)
        for (ColumnSpec& column : table.columns)
            for (const OtherRow& one : other_rows) {
                if (one.table != table.name || one.column != column.name) continue;
                Node other;
                other.text = one.other;
                column.node.set(std::string(other_row_option), std::move(other));
            }
}

std::vector<std::vector<std::string>> infer_all(Schema& schema, const Catalogue& catalogue,
                                                Problems& problems) {
    std::vector<std::vector<std::string>> reasons;
    for (TableSpec& table : schema.tables) {
        auto& of_table = reasons.emplace_back();
        for (ColumnSpec& column : table.columns)
            of_table.push_back(infer(table, column, catalogue, problems));
    }
    return reasons;
}

void note_generators(Plan& plan, const std::vector<std::vector<std::string>>& reasons) {
    for (size_t t = 0; t < plan.tables.size(); t++) {
        for (size_t c = 0; c < plan.tables[t].columns.size(); c++) {
            PlannedColumn& planned = plan.tables[t].columns[c];
            const ColumnSpec& column = plan.schema->tables[t].columns[c];
            planned.generator = column.generate.text;
            if (planned.generator.empty())
                planned.generator = column.references ? "references" : "values";
            planned.inferred_from = reasons[t][c];
        }
    }
}

// The plan of a schema whose rules are rewritten, or that has none.
std::optional<Plan> plan_without_rules(Schema schema, const std::vector<OrderedRule>& by_order,
                                       const Catalogue& catalogue, Problems& problems,
                                       RowProbe probe) {
    const auto reasons = infer_all(schema, catalogue, problems);
    Plan plan;
    plan.schema = std::make_shared<const Schema>(std::move(schema));
    plan.graph = std::make_unique<Graph>();
    Builder builder(*plan.schema, catalogue, problems, plan);
    builder.note_order(by_order);
    builder.build(probe);
    if (!problems.ok()) return std::nullopt;
    note_generators(plan, reasons);
    for (PlannedTable& table : plan.tables) {
        std::vector<Ref> visible;
        for (const PlannedColumn& column : table.columns)
            if (!column.hidden) visible.push_back(column.value);
        table.program = std::make_shared<const Program>(*plan.graph, visible);
    }
    return plan;
}

bool has_rules(const Schema& schema) {
    return std::ranges::any_of(schema.tables,
                               [](const TableSpec& table) { return !table.rules.empty(); });
}

bool is_told(const Error& error, const Problems& problems) {
    // Nothing can be said about rules over columns that are wrong themselves.
    const std::string table = error.place.path.substr(0, error.place.path.find(".rules"));
    const bool open = error.cause == "rule_not_supported";
    return std::ranges::any_of(problems.errors(), [&](const Error& other) {
        return (open && other.place.path.starts_with(table + ".")) ||
               (other.cause == error.cause && other.message == error.message);
    });
}

// Rules change columns, so that their mistakes would stand at the rules: they are told as the
// schema without its rules tells them, then what is left to say about the rules.
void tell_at_columns(Schema schema, const Catalogue& catalogue, const Problems& ruled,
                     Problems& problems) {
    Problems plain;
    // Rows may have a value only by the rules, so none is tried.
    if (has_rules(schema))
        (void)plan_without_rules(std::move(schema), {}, catalogue, plain, RowProbe::off);
    // Columns of one kind may say the same of one place, as of the document's locale.
    const Problems& first = plain.ok() ? ruled : plain;
    std::set<std::string> told;
    for (const Error& error : first.errors())
        if (told.insert(to_text(error)).second) problems.add(error);
    if (plain.ok()) return;
    for (const Error& error : ruled.errors())
        if (!is_told(error, plain)) problems.add(error);
}

}  // namespace

std::optional<Plan> make_plan(Schema schema, const Catalogue& catalogue, Problems& problems,
                              RowProbe probe) {
    Problems again;  // what the document itself has to say was said when it was read
    Problems ruling;
    RuledDocument by_rules = apply_rules(schema, catalogue, ruling);
    std::optional<Schema> ruled = make_schema(std::move(by_rules.document), catalogue, again);
    if (!ruled)
        for (const Error& error : again.errors()) ruling.add(error);
    std::optional<Plan> plan;
    if (ruling.ok()) {
        note_other_rows(*ruled, by_rules.other_rows);
        note_value_rules(*ruled, by_rules.value_rules);
        plan = plan_without_rules(std::move(*ruled), by_rules.by_order, catalogue, ruling, probe);
    }
    for (const Error& warning : ruling.warnings()) problems.warn(warning);
    if (!plan) tell_at_columns(std::move(schema), catalogue, ruling, problems);
    return plan;
}

const PlannedTable* Plan::find(std::string_view table) const {
    for (const PlannedTable& planned : tables)
        if (planned.name == table) return &planned;
    return nullptr;
}

}  // namespace rowsmith
