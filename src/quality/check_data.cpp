#include "quality/check_data.h"

#include <algorithm>

#include "base/text.h"
#include "quality/table_check.h"

namespace rowsmith {

namespace {

class DataCheck {
public:
    DataCheck(FileSystem& files, const DataSchema& schema, const CheckOptions& options,
              CheckReport& report)
        : files_(files), schema_(schema), options_(options), report_(report) {}

    Result<void> check_table(const TableData& data, u32 table) {
        TableCheck check = TRY(TableCheck::make(schema_, table));
        CheckedTable done{.name = data.table, .files = data.files};
        for (const std::string& file : data.files) {
            const auto read = check_file(data, file, check, done.rows);
            if (read) continue;
            const Error& error = read.error();
            if (error.code != ErrorCode::invalid_data) return fail(error);
            report_.ledger.add({.table = data.table, .mistake = Mistake::unreadable},
                               {.file = shown(file),
                                .line = error.place.line,
                                .row = done.rows + 1,
                                .found = error.message,
                                .expected = error.expected});
        }
        if (options_.row_counts) check_count(done, table);
        report_.tables.push_back(std::move(done));
        return {};
    }

private:
    static std::string shown(const std::string& file) {
        return file == "-" ? "standard input" : file;
    }

    Result<void> check_file(const TableData& data, const std::string& file, TableCheck& check,
                            u64& rows) {
        const auto reader = TRY(data.reader->open(
            {.files = files_, .path = file, .columns = check.columns(), .dialect = data.dialect}));
        const std::string name = shown(file);
        check.check_head(reader->head(), name, report_.ledger);
        RowBatch batch(check.columns().size());
        CheckedBlock block = check.make_block();
        const u64 bytes_before = options_.bytes_done != nullptr ? options_.bytes_done->load() : 0;
        while (true) {
            (void)TRY(reader->next(batch));
            if (batch.count() == 0) return {};
            block.first_row = rows + 1;
            check.check(batch, name, block, report_.ledger);
            rows += batch.count();
            if (options_.rows_done != nullptr) *options_.rows_done += batch.count();
            if (options_.bytes_done != nullptr)
                *options_.bytes_done = bytes_before + reader->bytes_done();
            if (options_.cancelled != nullptr && *options_.cancelled)
                return fail(
                    {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        }
    }

    void check_count(const CheckedTable& done, u32 table) {
        const u64 wanted = schema_.plan.tables[table].rows;
        if (done.rows == wanted) return;
        report_.ledger.add({.table = done.name, .mistake = Mistake::row_count},
                           {.file = done.files.empty() ? "" : shown(done.files[0]),
                            .found = with_commas(done.rows) + " rows",
                            .expected = with_commas(wanted) + " rows"});
    }

    FileSystem& files_;
    const DataSchema& schema_;
    const CheckOptions& options_;
    CheckReport& report_;
};

}  // namespace

Result<CheckReport> check_data(FileSystem& files, const DataSchema& schema,
                               const std::vector<TableData>& data, const CheckOptions& options) {
    CheckReport report{.tables = {}, .absent = {}, .ledger = Ledger(options.findings_kept)};
    DataCheck check(files, schema, options, report);
    for (u32 t = 0; t < schema.plan.tables.size(); t++) {
        const PlannedTable& table = schema.plan.tables[t];
        if (table.hidden) continue;
        const auto found = std::find_if(data.begin(), data.end(), [&](const TableData& each) {
            return each.table == table.name;
        });
        if (found == data.end())
            report.absent.push_back(table.name);
        else
            (void)TRY(check.check_table(*found, t));
    }
    return report;
}

}  // namespace rowsmith
