#include "quality/check_data.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "quality/locate.h"
#include "quality/table_check.h"

namespace rowsmith {

namespace {

std::string shown(const std::string& file) { return file == "-" ? "standard input" : file; }

class DataCheck {
public:
    DataCheck(FileSystem& files, const DataSchema& schema, const CheckOptions& options)
        : files_(files),
          schema_(schema),
          options_(options),
          columns_(schema),
          tables_(schema.plan.tables.size()) {}

    Result<CheckReport> run(const std::vector<TableData>& data, Problems& problems) {
        (void)TRY(prepare(data, problems));
        if (!problems.ok()) return report_;
        (void)TRY(read_parents());
        KeyCheck keys = KeyCheck::make(columns_, present_,
                                       {.files = files_,
                                        .path = options_.run_path,
                                        .memory_max_bytes = options_.key_memory_max_bytes},
                                       report_.unchecked);
        for (u32 t = 0; t < tables_.size(); t++)
            if (present_[t]) (void)TRY(check_table(t, keys));
        (void)TRY(keys.finish(report_.ledger));
        (void)TRY(locate_keys(keys));
        return std::move(report_);
    }

private:
    struct Table {
        const TableData* data = nullptr;
        std::optional<TableCheck> check = {};
        std::optional<RuleCheck> rules = {};
    };
    using TakeBlock = std::function<Result<void>(const CheckedBlock& block, const RowBatch& batch,
                                                 const std::string& file)>;

    Result<void> prepare(const std::vector<TableData>& data, Problems& problems) {
        report_.ledger = Ledger(options_.findings_kept);
        std::vector<bool> readable_again;
        for (u32 t = 0; t < tables_.size(); t++) {
            const PlannedTable& planned = schema_.plan.tables[t];
            const auto found = std::find_if(data.begin(), data.end(), [&](const TableData& each) {
                return each.table == planned.name;
            });
            present_.push_back(found != data.end() && !planned.hidden);
            readable_again.push_back(present_[t] && found->files != std::vector<std::string>{"-"});
            if (present_[t]) tables_[t].data = &*found;
            if (!present_[t] && !planned.hidden) report_.absent.push_back(planned.name);
        }
        for (u32 t = 0; t < tables_.size(); t++) {
            if (!present_[t]) continue;
            tables_[t].check = TRY(TableCheck::make(schema_, t));
            tables_[t].rules =
                RuleCheck::make(columns_, t, readable_again, problems, report_.unchecked);
            tables_[t].rules->want(parents_, columns_);
        }
        return {};
    }

    // All rows of a table, file by file; the number of them.
    Result<u64> read_table(u32 table, Ledger& ledger, const TakeBlock& take) {
        u64 rows = 0;
        for (const std::string& file : tables_[table].data->files) {
            const auto read = read_file(table, file, ledger, rows, take);
            if (read) continue;
            const Error& error = read.error();
            if (error.code != ErrorCode::invalid_data) return fail(error);
            ledger.add({.table = tables_[table].data->table, .mistake = Mistake::unreadable},
                       {.file = shown(file),
                        .line = error.place.line,
                        .row = rows + 1,
                        .found = error.message,
                        .expected = error.expected});
        }
        return rows;
    }

    Result<void> read_file(u32 table, const std::string& file, Ledger& ledger, u64& rows,
                           const TakeBlock& take) {
        TableCheck& check = *tables_[table].check;
        const TableData& data = *tables_[table].data;
        const auto reader = TRY(data.reader->open(
            {.files = files_, .path = file, .columns = check.columns(), .dialect = data.dialect}));
        const std::string name = shown(file);
        check.check_head(reader->head(), name, ledger);
        RowBatch batch(check.columns().size());
        CheckedBlock block = check.make_block();
        while (true) {
            (void)TRY(reader->next(batch));
            if (batch.count() == 0) return {};
            block.first_row = rows + 1;
            check.check(batch, name, block, ledger);
            rows += batch.count();
            (void)TRY(take(block, batch, name));
            if (options_.cancelled != nullptr && *options_.cancelled)
                return fail(
                    {.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        }
    }

    // What rules look into. Mistakes there are told when the table has its own turn.
    Result<void> read_parents() {
        size_t used_bytes = 0;
        for (u32 t = 0; t < tables_.size(); t++) {
            if (!present_[t] || !parents_.wants(t)) continue;
            Ledger ignored(0);
            bool fits = true;
            const auto all = parents_.of_table(t);
            const auto read = read_table(t, ignored,
                                         [&](const CheckedBlock& block, const RowBatch&,
                                             const std::string&) -> Result<void> {
                                             size_t bytes = used_bytes;
                                             for (ParentValues* values : all) {
                                                 if (fits) values->add(block);
                                                 bytes += values->size_bytes();
                                             }
                                             fits =
                                                 fits && bytes <= options_.parent_memory_max_bytes;
                                             return {};
                                         });
            (void)TRY(Result<u64>(read));
            for (ParentValues* values : all) {
                values->finish();
                used_bytes += values->size_bytes();
            }
            if (!fits) drop_rules_on(t);
        }
        return {};
    }

    void drop_rules_on(u32 parent) {
        const std::string reason = "'" + tables_[parent].data->table + "' takes more than " +
                                   with_commas(options_.parent_memory_max_bytes) +
                                   " bytes of memory";
        for (Table& table : tables_)
            if (table.rules) table.rules->drop(parent, reason, report_.unchecked);
    }

    Result<void> check_table(u32 table, KeyCheck& keys) {
        const TableData& data = *tables_[table].data;
        RuleCheck& rules = *tables_[table].rules;
        CheckedTable done{.name = data.table, .files = data.files};
        const auto take = [&](const CheckedBlock& block, const RowBatch& batch,
                              const std::string& file) -> Result<void> {
            if (options_.rows_done != nullptr) *options_.rows_done += block.count;
            rules.check(block, batch, file, parents_, report_.ledger);
            return keys.add(table, block);
        };
        done.rows = TRY(read_table(table, report_.ledger, take));
        rules.tell_unchecked(report_.unchecked);
        const u64 wanted = schema_.plan.tables[table].rows;
        if (options_.row_counts && done.rows != wanted)
            report_.ledger.add({.table = done.name, .mistake = Mistake::row_count},
                               {.file = data.files.empty() ? "" : shown(data.files[0]),
                                .found = with_commas(done.rows) + " rows",
                                .expected = with_commas(wanted) + " rows"});
        report_.tables.push_back(std::move(done));
        return {};
    }

    Result<void> locate_keys(const KeyCheck& keys) {
        for (u32 t = 0; t < tables_.size(); t++) {
            if (!present_[t]) continue;
            std::vector<PendingFinding> pending;
            for (auto& [key, line] : report_.ledger.lines()) {
                if (key.table != tables_[t].data->table) continue;
                const std::vector<size_t>* columns = keys.columns_of(key);
                if (columns == nullptr) continue;
                for (Finding& finding : line.first) pending.push_back({&finding, columns});
            }
            if (!pending.empty())
                (void)TRY(locate(files_, *tables_[t].data, tables_[t].check->columns(),
                                 std::move(pending)));
        }
        return {};
    }

    FileSystem& files_;
    const DataSchema& schema_;
    const CheckOptions& options_;
    ShownColumns columns_;
    std::vector<Table> tables_;
    std::vector<bool> present_;  // tables with data
    Parents parents_;
    CheckReport report_{.tables = {}, .absent = {}, .unchecked = {}, .ledger = Ledger(0)};
};

}  // namespace

Result<CheckReport> check_data(FileSystem& files, const DataSchema& schema,
                               const std::vector<TableData>& data, const CheckOptions& options,
                               Problems& problems) {
    return DataCheck(files, schema, options).run(data, problems);
}

}  // namespace rowsmith
