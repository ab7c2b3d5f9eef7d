#include "api/lookup_files.h"

#include <algorithm>
#include <charconv>

#include "api/input_file.h"
#include "base/text.h"
#include "read/reader.h"
#include "store/open_store.h"
#include "store/store_files.h"

namespace rowsmith {

namespace {

using CellText = std::optional<std::string>;

// A file with what lookups want of it.
struct WantedFile {
    std::string file;   // as the schema has it
    std::string table;  // that is made of it
    std::vector<std::string> columns = {};
    std::vector<Node> types = {};    // where a lookup says its column's type: its map; else null
    std::vector<Place> places = {};  // where the columns are named
    std::vector<Node*> lookups = {};
    std::vector<std::vector<CellText>> lines = {};

    size_t column(const std::string& name, const Place& place) {
        const auto found = std::ranges::find(columns, name);
        if (found != columns.end()) return static_cast<size_t>(found - columns.begin());
        columns.push_back(name);
        types.emplace_back();
        places.push_back(place);
        return columns.size() - 1;
    }
};

bool says(const Node& node, std::string_view key, std::string_view text) {
    const Node* value = node.find(key);
    return value != nullptr && value->is_scalar() && value->text == text;
}

// What a decimal of a reader stands for.
std::string decimal_text(i64 units, i32 scale) {
    std::string digits = std::to_string(units < 0 ? -units : units);
    if (scale > 0) {
        const auto places = static_cast<size_t>(scale);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, 1, '.');
    }
    return (units < 0 ? "-" : "") + digits;
}

// None for forms that have no text of their own: moments of columnar files.
std::optional<CellText> text_of(const Cell& cell) {
    char room[32];
    switch (cell.form) {
        case CellForm::missing:
        case CellForm::null:
            return CellText();
        case CellForm::text:
        case CellForm::number:
        case CellForm::json:
            return CellText(std::string(cell.text));
        case CellForm::boolean:
            return CellText(cell.integer != 0 ? "true" : "false");
        case CellForm::integer:
            return CellText(std::to_string(cell.integer));
        case CellForm::decimal:
            return CellText(decimal_text(cell.integer, cell.scale));
        case CellForm::real:
            return CellText(
                std::string(room, std::to_chars(room, room + sizeof room, cell.real).ptr));
        default:
            return std::nullopt;
    }
}

// How a text reads: as an integer, as a decimal of so many places, as a date.
struct Reading {
    bool integer = true, decimal = true, date = true;
    size_t scale = 0;

    void add(std::string_view text) {
        date &= text.size() == 10 && text[4] == '-' && text[7] == '-';
        if (text.starts_with('-')) text.remove_prefix(1);
        const size_t point = text.find('.');
        const std::string_view whole = text.substr(0, point);
        const std::string_view fraction =
            point == std::string_view::npos ? "" : text.substr(point + 1);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        const bool is_number = !whole.empty() && whole.size() + fraction.size() <= 18 &&
                               (whole.size() == 1 || whole[0] != '0') &&
                               std::ranges::all_of(whole, is_digit) &&
                               std::ranges::all_of(fraction, is_digit);
        integer &= is_number && point == std::string_view::npos;
        decimal &= is_number && (point == std::string_view::npos || !fraction.empty());
        scale = std::max(scale, fraction.size());
    }
};

class LookupFiles {
public:
    LookupFiles(Context& context, const SchemaText& source, Node& document)
        : context_(context), source_(source), document_(document) {}

    Result<bool> run() {
        Node* tables = document_.find("tables");
        if (tables == nullptr) return false;
        for (Node& table : tables->items)
            if (Node* columns = table.find("columns")) find_lookups(*columns);
        for (WantedFile& wanted : files_) {
            (void)TRY(read(wanted));
            name_table(wanted, *tables);
            for (Node* lookup : wanted.lookups) point_to(wanted, *lookup);
        }
        for (const WantedFile& wanted : files_)
            tables->set(wanted.table, table_of(wanted, *tables));
        return !files_.empty();
    }

private:
    // Columns may stand in cases, fields and items too.
    void find_lookups(Node& node) {
        const Node* file = node.find("file");
        const bool is_lookup = says(node, "generate", "lookup") && !node.has("table") &&
                               file != nullptr && file->is_scalar();
        if (is_lookup) want(node, file->text);
        for (Node& item : node.items) find_lookups(item);
    }

    void want(Node& node, const std::string& file) {
        auto found = std::ranges::find(files_, file, &WantedFile::file);
        if (found == files_.end()) found = files_.insert(files_.end(), {.file = file, .table = {}});
        found->lookups.push_back(&node);
        if (const Node* take = node.find("take"); take != nullptr && take->is_scalar()) {
            const size_t column = found->column(take->text, take->place());
            if (node.has("type")) found->types[column] = node;
        }
        if (const Node* weight = node.find("weight"); weight != nullptr && weight->is_scalar())
            found->column(weight->text, weight->place());
        if (const Node* match = node.find("match"); match != nullptr && match->is_map())
            for (size_t i = 0; i < match->keys.size(); i++)
                found->column(match->keys[i].text, match->key_place(i));
    }

    std::string path_of(const std::string& file) const {
        const size_t slash = source_.file_name.rfind('/');
        if (file.starts_with('/') || is_store_uri(file) || slash == std::string::npos) return file;
        return source_.file_name.substr(0, slash + 1) + file;
    }

    Error wrong(const WantedFile& wanted, std::string cause, std::string message,
                std::string expected) const {
        return schema_error(std::move(cause), std::move(message),
                            wanted.lookups[0]->find("file")->place(), std::move(expected));
    }

    Result<void> read(WantedFile& wanted) {
        const InputFile input = TRY(open_input(context_, path_of(wanted.file)));
        std::string plain = input.name;
        Compression compression = Compression::none;
        for (const Compression each : {Compression::gzip, Compression::zstd})
            if (plain.ends_with(ending_of(each))) {
                compression = each;
                plain.resize(plain.size() - ending_of(each).size());
            }
        const Reader* reader = reader_of_extension(plain.substr(plain.rfind('.') + 1));
        if (reader == nullptr)
            return fail(wrong(wanted, "unknown_format",
                              "the format of '" + wanted.file + "' does not follow from its name",
                              "a file that ends with one of " + quoted_list(reader_names())));
        const auto files = store_files(*input.store, context_.files, compression);
        const auto rows = TRY(reader->open({.files = *files,
                                            .path = input.shown(),
                                            .columns = wanted.columns,
                                            .dialect = reader->dialect}));
        if (!rows->head().missing.empty())
            return fail(column_missing(wanted, rows->head().missing[0]));
        (void)TRY(read_lines(wanted, *rows));
        for (size_t c = 0; c < wanted.columns.size(); c++)
            if (std::ranges::none_of(wanted.lines,
                                     [&](const auto& line) { return line[c].has_value(); }))
                return fail(column_missing(wanted, wanted.columns[c]));
        return {};
    }

    static Error column_missing(const WantedFile& wanted, const std::string& column) {
        const auto found = std::ranges::find(wanted.columns, column) - wanted.columns.begin();
        return schema_error("lookup_column_missing",
                            "'" + wanted.file + "' has no values of '" + column + "'",
                            wanted.places[static_cast<size_t>(found)], "a column of the file");
    }

    Result<void> read_lines(WantedFile& wanted, RowReader& rows) const {
        RowBatch batch(wanted.columns.size());
        size_t cells = 0, bytes = 0;
        while (true) {
            (void)TRY(rows.next(batch));
            if (batch.count() == 0) return {};
            if (!batch.faults.empty()) {
                Error error = wrong(wanted, "lookup_file_broken",
                                    "'" + wanted.file + "': " + batch.faults[0].found,
                                    batch.faults[0].expected);
                return fail(std::move(error));
            }
            for (u32 row = 0; row < batch.count(); row++) {
                std::vector<CellText>& line = wanted.lines.emplace_back();
                for (size_t c = 0; c < wanted.columns.size(); c++) {
                    auto text = text_of(batch.column(c)[row]);
                    if (!text)
                        return fail(wrong(wanted, "lookup_file_broken",
                                          "'" + wanted.columns[c] + "' holds moments",
                                          "text, numbers; or moments in a file of text"));
                    bytes += *text ? (*text)->size() : 0;
                    line.push_back(*std::move(text));
                }
                cells += line.size();
            }
            if (cells > lookup_cells_max || bytes > lookup_size_max_bytes)
                return fail(
                    wrong(wanted, "lookup_file_too_large",
                          "the columns that are used of '" + wanted.file + "' are too large",
                          "at most " + with_commas(lookup_cells_max) + " cells and " +
                              with_commas(lookup_size_max_bytes) + " bytes"));
        }
    }

    // After the file, unlike all other tables.
    void name_table(WantedFile& wanted, const Node& tables) const {
        std::string stem = wanted.file.substr(wanted.file.rfind('/') + 1);
        stem = stem.substr(0, stem.find('.'));
        for (char& c : stem)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
                c = '_';
        const auto is_taken = [&](const std::string& name) {
            return tables.has(name) || std::ranges::any_of(files_, [&](const WantedFile& other) {
                       return &other != &wanted && other.table == name;
                   });
        };
        wanted.table = "lines_of_" + stem;
        for (u64 number = 2; is_taken(wanted.table); number++)
            wanted.table = "lines_of_" + stem + "_" + std::to_string(number);
    }

    static void point_to(const WantedFile& wanted, Node& lookup) {
        for (size_t i = 0; i < lookup.keys.size(); i++) {
            if (lookup.keys[i].text != "file") continue;
            lookup.items[i].text = wanted.table;
            lookup.keys[i].text = "table";
        }
    }

    static Node type_of(const WantedFile& wanted, size_t column, const Node& like) {
        Node type = make_map(like);
        if (const Node& said = wanted.types[column]; said.is_map()) {
            for (const char* key : {"type", "scale"})
                if (const Node* value = said.find(key))
                    type.set(key, make_scalar(value->text, like));
            return type;
        }
        Reading reading;
        for (const auto& line : wanted.lines)
            if (line[column]) reading.add(*line[column]);
        const std::string name = reading.integer   ? "integer"
                                 : reading.decimal ? "decimal"
                                 : reading.date    ? "date"
                                                   : "string";
        type.set("type", make_scalar(name, like));
        if (name == "decimal") type.set("scale", make_scalar(std::to_string(reading.scale), like));
        return type;
    }

    static Node table_of(const WantedFile& wanted, const Node& like) {
        Node values = make_list(like), columns = make_map(like);
        for (const auto& line : wanted.lines) {
            Node cells = make_list(like);
            for (const CellText& text : line) {
                Node cell = make_scalar(text.value_or("null"), like);
                cell.quoted = text.has_value();
                cells.items.push_back(std::move(cell));
            }
            values.items.push_back(std::move(cells));
        }
        for (size_t c = 0; c < wanted.columns.size(); c++)
            columns.set(wanted.columns[c], type_of(wanted, c, like));
        Node table = make_map(like);
        table.set("hidden", make_scalar("true", like));
        table.set("values", std::move(values));
        table.set("columns", std::move(columns));
        return table;
    }

    Context& context_;
    const SchemaText& source_;
    Node& document_;
    std::vector<WantedFile> files_;
};

}  // namespace

Result<bool> put_in_lookup_files(Context& context, const SchemaText& source, Node& document) {
    return LookupFiles(context, source, document).run();
}

}  // namespace rowsmith
