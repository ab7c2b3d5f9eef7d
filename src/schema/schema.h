// The typed model of a schema: what the document says, names and places kept, shorthand expanded.
// Nothing is resolved or inferred here; the plan does that.
//
// `node` is the canonical map of each element: all of its keys, expanded, at the user's places.
// Expressions stay text with their place; they are parsed when the plan knows the names.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "column/type.h"
#include "schema/literals.h"
#include "schema/moments.h"
#include "schema/node.h"
#include "schema/shares.h"

namespace rowsmith {

// A text of the user's with its place: an expression, a path, a name.
struct PlacedText {
    std::string text;
    Place place = {};

    bool empty() const { return text.empty(); }
};

// A code or shares of codes; empty = not given, look further up.
using Locales = std::vector<ShareEntry>;

// How references choose their parent row.
enum class Choose : u8 { uniform, zipf, weight, own_child };

// references: customers.id
struct ReferenceSpec {
    std::string table;
    std::string column;
    Choose choose = Choose::uniform;
    double exponent = 1;                       // zipf
    PlacedText weight = {};                    // weight: a column of the other table
    std::optional<double> tree_roots = {};     // tree: the number of roots; only to the own table
    std::optional<double> tree_children = {};  // and the mean number of children
    Place place = {};
};

enum class WhenEmpty : u8 { error, null, after };  // of a span
enum class PastEnd : u8 { cut, null, allow };      // of a delay
enum class Snap : u8 { none, next, nearest };

// The options of dates, times and datetimes. Nodes are null when the key is absent.
struct TimeSpec {
    std::vector<PlacedText> after = {};   // the latest counts
    std::vector<PlacedText> before = {};  // the earliest counts
    WhenEmpty empty = WhenEmpty::error;
    PastEnd past_end = PastEnd::cut;
    Snap snap = Snap::none;
    bool sorted = false;
    std::optional<Rate> trend = {};
    std::optional<Node> delay = {};     // a duration, a range or {distribution: …}
    std::optional<Node> calendar = {};  // a name, or {hours: …, weekdays: …}
};

struct CaseSpec;

struct ColumnSpec {
    std::string name;
    std::optional<Type> type = {};
    PlacedText generate = {};  // a generator's name; empty = to be inferred
    PlacedText expression = {};
    std::optional<ReferenceSpec> references = {};

    std::string description = {};
    bool hidden = false;
    bool nullable = true;
    double null_share = 0;
    PlacedText when = {};
    std::optional<Node> default_value = {};
    std::vector<CaseSpec> cases;  // no initializer: clang would need CaseSpec whole here
    bool unique = false;
    bool exact = false;
    std::string bundle = {};
    Locales locale = {};
    std::string format = {};
    // Values of the column's type or expressions: read them with the type at hand
    // (schema/options.h).
    std::optional<Node> min_value = {};
    std::optional<Node> max_value = {};
    std::optional<Node> multiple_of = {};
    std::optional<u64> min_length = {};
    std::optional<u64> max_length = {};
    std::optional<PlacedText> pattern = {};
    std::optional<Node> enum_values = {};  // shares
    PlacedText times = {};                 // the draw is scaled by an expression
    PlacedText add = {};                   // and moved
    std::optional<Node> endings = {};      // retail, or shares
    TimeSpec time = {};
    std::vector<ColumnSpec> fields = {};  // json
    std::vector<ColumnSpec> items = {};   // array: one
    std::vector<std::string> sample_values = {};
    std::vector<PlacedText> depends_on = {};
    std::string generation_hint = {};
    // Of no key: what rules say of the values, where the planner gives it to the column.
    std::vector<PlacedText> value_rules = {};

    // All keys that are not common to all columns: the generator's own options.
    Node options = {};
    Node node = {};
    Place place = {};  // of the name
};

// One entry of `cases`: where `when` holds (always, if empty), cells are made as `column` says: the
// column's own options with those of the case laid over.
struct CaseSpec {
    PlacedText when = {};
    ColumnSpec column = {};
    Place place = {};
};

enum class RowsForm : u8 { count, per, values };
enum class PerForm : u8 { count, range, counts, mean, total };
enum class PerDistribution : u8 { negative_binomial, poisson, zipf };

struct CountsEntry {
    u64 low = 0;
    u64 high = 0;
    double share = 0;
};

// rows: 20_000 · rows: {per: customers, …} · values: [[…], …]
struct RowsSpec {
    RowsForm form = RowsForm::count;
    u64 count = 1000;  // count; values: the number of lines

    PlacedText per = {};  // a table, or the own column that references it
    PerForm fan_out = PerForm::count;
    PlacedText number = {};  // count and mean: a number or an expression over the parent's columns
    u64 range_low = 0;       // range
    u64 range_high = 0;
    std::vector<CountsEntry> counts = {};  // counts
    u64 total = 0;                         // total
    PlacedText weight = {};                // beside mean or total
    PerDistribution shape = PerDistribution::negative_binomial;
    double dispersion = 2;
    std::optional<double> exponent = {};
    u64 min = 0;
    std::optional<u64> max = {};
    Place place = {};
};

struct Names {
    std::vector<PlacedText> columns;
    Place place = {};
};

struct TableSpec {
    std::string name;
    std::string description = {};
    RowsSpec rows = {};
    std::vector<std::vector<Node>> values = {};   // literal lines
    std::vector<std::string> value_columns = {};  // the columns that the lines fill, in order
    bool hidden = false;
    Names primary_key = {};
    std::vector<Names> unique = {};
    std::vector<PlacedText> rules = {};
    Locales locale = {};
    std::vector<ColumnSpec> columns = {};
    Node node = {};
    Place place = {};  // of the name

    const ColumnSpec* find(std::string_view column) const;
};

enum class Contacts : u8 { reserved, realistic };

struct Schema {
    std::string name = "data";
    std::string description = {};
    std::optional<Node> metadata = {};
    u64 seed = 0;
    std::optional<u32> engine = {};    // none = the newest
    std::optional<Moment> as_of = {};  // microseconds; none = fixed by the engine number
    std::string zone = "UTC";
    Locales locale = {};
    Contacts contacts = Contacts::reserved;
    std::vector<TableSpec> tables = {};
    Node node = {};  // the canonical document

    const TableSpec* find(std::string_view table) const;
};

}  // namespace rowsmith
