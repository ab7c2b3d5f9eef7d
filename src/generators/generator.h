// How a column's values come about. A generator is data about itself and one function: bind checks
// everything and may fail; the kernel that it gives cannot.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/registry.h"
#include "base/result.h"
#include "column/kernel.h"
#include "schema/descriptor.h"
#include "schema/options.h"
#include "schema/schema.h"

namespace rowsmith {

struct BoundColumn {
    KernelPointer kernel;
    std::vector<Shape> outputs;  // a column has one; parts of a bundle may have several
    std::string summary =
        {};  // for the plan: "lognormal, median 24, p95 180"; empty = the generator's name
    u64 unique_space =
        0;  // of an element that is unique: its input 0 numbers its values below this
    // Rows differ without having been asked to. What neither says so nor asks unique() or
    // has_unique_index() is refused in unique columns.
    bool distinct = false;
};

// What a table laid out per a parent knows of a row.
enum class ParentValue : u8 {
    row,
    ordinal,
    siblings
};  // the parent's row, 0-based place, count of children

struct DocumentFacts {
    i64 as_of_us = 0;          // "now" of the schema
    std::string zone = "UTC";  // reads as_of and moments without offset
    bool realistic_contacts = false;
};

// A line of another table, and what is taken from it.
struct LineWish {
    PlacedText table;
    PlacedText take;    // a column there
    PlacedText weight;  // a column there; empty: each line with the same chance
    // (their column, own path): only lines that hold the row's values. Empty: any line.
    std::vector<std::pair<PlacedText, PlacedText>> match = {};
};

// One column of the same bundle, as declared.
struct Member {
    std::string column;
    std::string generator;  // person.email
    const Options* options;
    bool unique;
};

// The surroundings of one bind, given from above. Inputs are asked for here; the kernel gets their
// columns in the order of the numbers returned. Asking twice for the same gives the same number.
class BindContext {
public:
    virtual ~BindContext() = default;

    virtual const ColumnSpec& column() const = 0;
    virtual const Type& type() const = 0;  // declared, or the generator's own choice
    virtual const Options& options() const = 0;
    virtual Place place() const = 0;
    virtual bool unique() const = 0;
    virtual const DocumentFacts& document() const = 0;
    // Statements about the column's values that its rows must meet (generators/values_by_rules.h).
    // Who asks meets them, or refuses; a generator that doesn't ask is refused unless all of its
    // values meet them.
    virtual std::span<const PlacedText> rules_of_values() { return {}; }

    // The stream of the column (or of the bundle's part).
    virtual u64 key(u64 draw = 0) const = 0;
    // The table's rows. Asking for them makes the column depend on rows, for the reason given.
    virtual u64 rows(std::string_view reason) = 0;
    // The same without that mark: for capacity checks, which change no value.
    virtual u64 rows_for_checks() const = 0;

    // True when the column is unique, alone or with others: a generator that numbers its values 0 …
    // space - 1 then asks for the row's number (an int64 input) and gives the value of that number.
    // Whether the space holds all rows is checked for it (cause space_too_small).
    virtual bool has_unique_index() const = 0;
    virtual Result<u32> unique_index(u64 space) = 0;

    // The value of an expression at this row; `target` gives the wanted type, if any.
    virtual Result<u32> expression(const PlacedText& text, const Type* target = nullptr) = 0;
    // The value of a path: tier, customers.tier, order_id.customer_id.tier.
    virtual Result<u32> path(const PlacedText& path) = 0;
    // True when the path is an own column whose values differ from row to row by declaration or by
    // nature: unique, the primary key, a sequence, a uuid.
    virtual bool is_unique_path(std::string_view path) const = 0;
    // What the wish takes; null where no line matches. Columns of one bundle read one line.
    virtual Result<u32> line(const LineWish& wish) = 0;
    // Requires the table to be laid out per a parent; else an error that says so.
    virtual Result<u32> parent(ParentValue value) = 0;
    // An output of a part of this column's bundle: person -> "first". Parts are bound by the kind's
    // Bundle.
    virtual Result<u32> part(std::string_view part, u32 output = 0) = 0;
    // The row's locale: codes into a dictionary of locale codes.
    virtual Result<u32> locale() = 0;
    // The locales that this bundle itself may choose among, with their shares: where one or several
    // are given and nothing else of the row has chosen already. Empty: ask locale().
    virtual Result<Locales> own_locales() { return Locales{}; }
    // The locale that most rows have, for columns that can't ask row by row.
    virtual std::string usual_locale() const = 0;
    virtual const Shape& input_shape(u32 input) const = 0;
    // In a table laid out per a parent: the input has one value for all rows of a parent.
    virtual bool same_for_siblings(u32 /*input*/) const { return false; }

    // A column inside this one, at the same rows, with a stream of its own: a field of json.
    virtual Result<u32> field(const ColumnSpec& field) = 0;
    // A column whose rows are not the table's: the items of an array. It can read no other column;
    // what tries to fails with the cause array_items_read_columns. Unique items are so among
    // max_length rows.
    virtual Result<BoundColumn> element(const ColumnSpec& element) = 0;

    // The members of this column's bundle, in the order of the columns.
    virtual std::span<const Member> members() = 0;
};

struct Generator {
    Descriptor about;
    Result<BoundColumn> (*bind)(BindContext& context);
};

// A kind of bundle: what its parts are and how each comes about.
struct Bundle {
    std::string_view kind;  // person
    Result<BoundColumn> (*bind_part)(std::string_view part, BindContext& context);
    // True where members like these are read from a point that also says the row's locale: it is
    // the part `locale` then. Null: never.
    bool (*chooses_locale)(std::span<const Member> members) = nullptr;
};

std::span<const RegistryEntry<Generator>> all_generators();

}  // namespace rowsmith
