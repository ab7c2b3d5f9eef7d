// A small table for the tests of text formats: columns with their shapes, written as one file.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "format/format.h"

namespace rowsmith {

class TestTable {
public:
    // Adds an empty column of room for `count` rows; the caller fills it.
    Column& add(std::string name, Shape shape, u32 count) {
        rows_ = count;
        names_.push_back(std::move(name));
        shapes_.push_back(std::make_unique<Shape>(std::move(shape)));
        columns_.push_back(std::make_unique<Column>(*shapes_.back(), block_rows));
        columns_.back()->set_all_valid();
        return *columns_.back();
    }
    void set_valid(Column& column, const std::vector<bool>& valid) {
        for (size_t i = 0; i < valid.size(); i++) column.valid[i] = valid[i] ? 1 : 0;
    }
    Column& integers(std::string name, Shape shape, const std::vector<i64>& values,
                     const std::vector<bool>& valid = {}) {
        shape.form = Form::int64;
        Column& column = add(std::move(name), std::move(shape), static_cast<u32>(values.size()));
        for (size_t i = 0; i < values.size(); i++) column.integers[i] = values[i];
        set_valid(column, valid);
        return column;
    }
    Column& floats(std::string name, Shape shape, const std::vector<double>& values,
                   const std::vector<bool>& valid = {}) {
        shape.form = Form::float64;
        shape.type.kind = Kind::float_;
        Column& column = add(std::move(name), std::move(shape), static_cast<u32>(values.size()));
        for (size_t i = 0; i < values.size(); i++) column.floats[i] = values[i];
        set_valid(column, valid);
        return column;
    }
    Column& texts(std::string name, Shape shape, const std::vector<std::string>& values,
                  const std::vector<bool>& valid = {}) {
        shape.form = Form::text;
        Column& column = add(std::move(name), std::move(shape), static_cast<u32>(values.size()));
        for (const std::string& value : values) column.text.add(value);
        set_valid(column, valid);
        return column;
    }
    Column& codes(std::string name, Shape shape, const std::vector<u32>& values,
                  const std::vector<bool>& valid = {}) {
        shape.form = Form::codes;
        Column& column = add(std::move(name), std::move(shape), static_cast<u32>(values.size()));
        for (size_t i = 0; i < values.size(); i++) column.codes[i] = values[i];
        set_valid(column, valid);
        return column;
    }

    u32 rows() const { return rows_; }
    TableLayout layout() const {
        TableLayout layout{.table = "test", .fields = {}};
        for (size_t k = 0; k < names_.size(); k++)
            layout.fields.push_back({.name = names_[k], .shape = shapes_[k].get()});
        return layout;
    }
    std::vector<const Column*> columns() const {
        std::vector<const Column*> columns;
        for (const auto& column : columns_) columns.push_back(column.get());
        return columns;
    }
    // The whole file: all rows as one frame.
    std::string written(Result<std::unique_ptr<Writer>> writer) const {
        if (!writer) return "error: " + writer.error().cause;
        Buffer frame, file, end;
        const auto encoder = (*writer)->make_encoder();
        EXPECT_TRUE(encoder->add(columns(), rows_, frame).has_value());
        EXPECT_TRUE(encoder->finish(frame).has_value());
        const auto assembler = (*writer)->make_assembler();
        EXPECT_TRUE(assembler->begin(file).has_value());
        std::string text(file.view());
        text += *assembler->append(frame.view(), file);
        EXPECT_TRUE(assembler->finish(end).has_value());
        return text + std::string(end.view());
    }

private:
    u32 rows_ = 0;
    std::vector<std::string> names_;
    std::vector<std::unique_ptr<Shape>> shapes_;
    std::vector<std::unique_ptr<Column>> columns_;
};

}  // namespace rowsmith
