#include "quality/data_files.h"

#include <algorithm>

#include "base/text.h"
#include "store/disk_store.h"
#include "store/verify.h"

namespace rowsmith {

namespace {

Error refuse(std::string cause, std::string message, std::string expected, std::string fix = {}) {
    return {.code = ErrorCode::invalid_argument,
            .cause = std::move(cause),
            .message = std::move(message),
            .expected = std::move(expected),
            .fix = std::move(fix)};
}

std::string last_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

struct NameParts {
    std::string stem;
    std::string extension;
};

NameParts parts_of(const std::string& name) {
    const size_t dot = name.rfind('.');
    if (dot == std::string::npos) return {name, ""};
    return {name.substr(0, dot), name.substr(dot + 1)};
}

class Finder {
public:
    Finder(FileSystem& files, const DataChoice& choice, const std::vector<std::string>& tables,
           Problems& problems)
        : files_(files), choice_(choice), tables_(tables), problems_(problems) {}

    Result<std::vector<TableData>> find() {
        if (!choice_.format.empty()) reader_ = TRY(named_reader(choice_.format));
        if (!choice_.table.empty() && !is_table(choice_.table)) return fail(unknown_table());
        if (choice_.data == "-") return single_file();
        if (!files_.exists(choice_.data)) {
            Error error = refuse("data_not_found", "there is no such file or folder",
                                 "a folder of data, a file, or - for standard input");
            error.code = ErrorCode::not_found;
            error.place.file = choice_.data;
            return fail(std::move(error));
        }
        const auto names = files_.list(choice_.data);
        if (!names) return single_file();
        const auto has = [&](std::string_view name) {
            return std::find(names->begin(), names->end(), name) != names->end();
        };
        return has(manifest_file_name) ? from_manifest() : from_folder(*names);
    }

private:
    bool is_table(const std::string& name) const {
        return std::find(tables_.begin(), tables_.end(), name) != tables_.end();
    }

    Error unknown_table() const {
        const std::string meant = nearest(choice_.table, tables_);
        return refuse("unknown_table", "there is no table '" + choice_.table + "'",
                      "one of " + quoted_list(tables_),
                      meant.empty() ? "" : "write --table " + meant);
    }

    static Result<const Reader*> named_reader(const std::string& format) {
        if (const Reader* found = find_reader(format)) return found;
        const std::vector<std::string> names = reader_names();
        const std::string meant = nearest(format, names);
        return fail(refuse("unknown_format", "there is no reader of '" + format + "'",
                           "one of " + quoted_list(names),
                           meant.empty() ? "" : "write --format " + meant));
    }

    Result<const Reader*> reader_of(const std::string& extension, const std::string& path) const {
        if (reader_ != nullptr) return reader_;
        if (const Reader* found = reader_of_extension(extension)) return found;
        return fail(refuse("unknown_format",
                           "the format of '" + path + "' does not follow from its name",
                           "one of " + quoted_list(reader_names()), "add --format csv"));
    }

    Result<std::vector<TableData>> single_file() {
        const auto [stem, extension] = parts_of(last_name(choice_.data));
        TableData data{.table = choice_.table, .files = {choice_.data}};
        if (data.table.empty() && tables_.size() == 1) data.table = tables_[0];
        if (data.table.empty() && is_table(stem)) data.table = stem;
        if (data.table.empty())
            return fail(refuse("table_not_named", "'" + choice_.data + "' is the name of no table",
                               "one of " + quoted_list(tables_),
                               tables_.empty() ? "" : "add --table " + tables_[0]));
        data.reader = TRY(reader_of(extension, choice_.data));
        data.dialect = TRY(dialect_of(*data.reader, choice_.options));
        return std::vector<TableData>{std::move(data)};
    }

    // Options that only tell a writer what to do change nothing here.
    Result<ReadDialect> dialect_of(const Reader& reader,
                                   const std::vector<std::string>& options) const {
        ReadDialect dialect = reader.dialect;
        for (const std::string& option : options) {
            const size_t sign = option.find('=');
            const std::string name = option.substr(0, sign);
            const std::string text = sign == std::string::npos ? "" : option.substr(sign + 1);
            if (!reader.has_dialect) continue;
            if (name == "null_text") {
                dialect.null_text = text;
            } else if (name == "header" && (text == "true" || text == "false")) {
                dialect.header = text == "true";
            } else if (name == "delimiter" || name == "quote") {
                const bool is_tab = text == "tab" || text == "\\t";
                if (!is_tab && text.size() != 1)
                    return fail(refuse("bad_option", "the option is '" + option + "'",
                                       "one character, or tab"));
                (name == "quote" ? dialect.quote : dialect.delimiter) = is_tab ? '\t' : text[0];
            } else if (name != "line_end" && name != "bom" && name != "quoting") {
                return fail(refuse("bad_option", "the option is '" + option + "'",
                                   "delimiter, quote, header (true or false) or null_text",
                                   "write --option delimiter=;"));
            }
        }
        return dialect;
    }

    Result<std::vector<TableData>> from_manifest() {
        const Manifest manifest = TRY(manifest_in(*disk_store(files_, choice_.data)));
        std::vector<std::string> options;
        for (const auto& [name, value] : manifest.options) options.push_back(name + "=" + value);
        options.insert(options.end(), choice_.options.begin(), choice_.options.end());
        const Reader* reader = reader_ != nullptr ? reader_ : TRY(named_reader(manifest.format));
        std::vector<TableData> found;
        for (const ManifestTable& table : manifest.tables) {
            if (!wanted(table.name, choice_.data + "/" + std::string(manifest_file_name))) continue;
            TableData data{.table = table.name, .reader = reader, .rows = table.rows};
            data.dialect = TRY(dialect_of(*reader, options));
            for (const ManifestFile& file : table.files) {
                data.files.push_back(choice_.data + "/" + file.name);
                if (!files_.exists(data.files.back())) return fail(missing(data.files.back()));
            }
            found.push_back(std::move(data));
        }
        return in_order(std::move(found));
    }

    static Error missing(const std::string& path) {
        Error error = refuse("data_file_missing", "the manifest names this file, but it is missing",
                             "all files of the manifest",
                             "generate the dataset again, or remove manifest.json");
        error.code = ErrorCode::invalid_data;
        error.place.file = path;
        return error;
    }

    // Whether a table of this name is to be checked; of what is not in the schema a word is said.
    bool wanted(const std::string& table, const std::string& where) {
        if (!is_table(table)) {
            problems_.warn({.code = ErrorCode::invalid_data,
                            .cause = "no_such_table",
                            .message = "not checked: '" + table + "' is no table of the schema",
                            .place = {.file = where, .path = {}}});
            return false;
        }
        return choice_.table.empty() || choice_.table == table;
    }

    Result<std::vector<TableData>> from_folder(const std::vector<std::string>& names) {
        std::vector<TableData> found;
        for (const std::string& name : names) {
            const std::string path = choice_.data + "/" + name;
            if (const auto parts = files_.list(path); parts && !parts->empty()) {
                if (is_table(name)) (void)TRY(add_parts(name, path, *parts, found));
                continue;
            }
            const auto [stem, extension] = parts_of(name);
            const Reader* reader = reader_of_extension(extension);
            if (reader == nullptr || (reader_ != nullptr && reader != reader_)) continue;
            if (wanted(stem, path)) (void)TRY(add_file(stem, *reader, path, found));
        }
        if (found.empty())
            return fail(refuse("data_not_found", "'" + choice_.data + "' holds no file of a table",
                               "files like " + (tables_.empty() ? "" : tables_[0]) + ".csv"));
        return in_order(std::move(found));
    }

    Result<void> add_file(const std::string& table, const Reader& reader, const std::string& path,
                          std::vector<TableData>& found) const {
        for (const TableData& other : found)
            if (other.table == table)
                return fail(refuse("several_files",
                                   "'" + path + "' and '" + other.files[0] + "' hold one table",
                                   "one of them", "add --format " + reader.name));
        auto dialect = TRY(dialect_of(reader, choice_.options));
        found.push_back(
            {.table = table, .reader = &reader, .dialect = std::move(dialect), .files = {path}});
        return {};
    }

    Result<void> add_parts(const std::string& table, const std::string& folder,
                           const std::vector<std::string>& names, std::vector<TableData>& found) {
        if (!choice_.table.empty() && choice_.table != table) return {};
        for (const std::string& name : names) {
            const Reader* reader = reader_of_extension(parts_of(name).extension);
            if (reader == nullptr || (reader_ != nullptr && reader != reader_)) continue;
            const std::string path = folder + "/" + name;
            const bool goes_on = !found.empty() && found.back().table == table &&
                                 found.back().reader == reader &&
                                 found.back().files[0].starts_with(folder + "/");
            if (goes_on)
                found.back().files.push_back(path);
            else
                (void)TRY(add_file(table, *reader, path, found));
        }
        return {};
    }

    std::vector<TableData> in_order(std::vector<TableData> found) const {
        const auto position = [&](const TableData& data) {
            return std::find(tables_.begin(), tables_.end(), data.table) - tables_.begin();
        };
        std::stable_sort(found.begin(), found.end(), [&](const TableData& a, const TableData& b) {
            return position(a) < position(b);
        });
        return found;
    }

    FileSystem& files_;
    const DataChoice& choice_;
    const std::vector<std::string>& tables_;
    Problems& problems_;
    const Reader* reader_ = nullptr;
};

}  // namespace

Result<std::vector<TableData>> find_data(FileSystem& files, const DataChoice& choice,
                                         const std::vector<std::string>& tables,
                                         Problems& problems) {
    return Finder(files, choice, tables, problems).find();
}

}  // namespace rowsmith
