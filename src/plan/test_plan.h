// A schema's text to the cells of one of its tables, for tests.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "column/convert.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"
#include "plan/program.h"
#include "plan/workspace.h"
#include "schema/read_schema.h"

namespace rowsmith {

inline std::string cell_text(const Column& column, u32 i) {
    if (column.is_null(i)) return "null";
    switch (column.shape->form) {
        case Form::int64:
            return std::to_string(column.integers[i]);
        case Form::float64:
            return std::to_string(column.floats[i]);
        case Form::record: {
            std::string fields;
            for (const Column& child : column.children) fields += cell_text(child, i) + " ";
            return fields;
        }
        default:
            break;
    }
    if (column.shape->form == Form::codes && column.shape->dictionary->texts.empty())
        return std::to_string(column.shape->dictionary->integers[column.codes[i]]);
    std::string text;
    append_text(column, i, text);
    return text;
}

class TestPlan {
public:
    explicit TestPlan(const std::string& document) {
        auto schema = read_schema(document, "test.yaml", full_catalogue(), problems_);
        if (schema) plan_ = make_plan(std::move(*schema), full_catalogue(), problems_);
    }
    // Errors as "cause: message".
    std::string problems() const {
        std::string all;
        for (const Error& error : problems_.errors()) all += error.cause + ": " + error.message;
        return all;
    }
    // By column, then row.
    std::vector<std::vector<std::string>> cells(u64 first, u64 count, size_t table = 0) const {
        const Program& program = *plan_->tables[table].program;
        Workspace workspace(program);
        std::vector<std::vector<std::string>> columns(program.result_count());
        for (u64 row = first; row < first + count;) {
            const u32 size = static_cast<u32>(std::min<u64>(block_rows, first + count - row));
            workspace.run_range(row, size);
            for (size_t c = 0; c < columns.size(); c++)
                for (u32 i = 0; i < size; i++)
                    columns[c].push_back(cell_text(workspace.result(c), i));
            row += size;
        }
        return columns;
    }
    bool ok() const { return plan_.has_value(); }
    const Plan& plan() const { return *plan_; }

private:
    Problems problems_;
    std::optional<Plan> plan_;
};

}  // namespace rowsmith
