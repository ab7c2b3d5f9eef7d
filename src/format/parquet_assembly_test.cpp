#include "format/parquet_assembly.h"

#include <arrow/array/array_base.h>
#include <arrow/array/util.h>
#include <arrow/io/memory.h>
#include <gtest/gtest.h>
#include <parquet/arrow/writer.h>

#include "base/mix.h"
#include "format/arrow_test_reader.h"
#include "format/parquet_frames.h"
#include "format/random_test_table.h"

namespace rowsmith {
namespace {

std::shared_ptr<const ParquetPlan> plan_for(const TestTable& table, const Node& options) {
    for (const auto& entry : all_format())
        if (entry.file_name == "parquet") {
            auto plan = bind_parquet(table.layout(), Options(entry.get().about, options, Type()));
            EXPECT_TRUE(plan.has_value());
            return plan.value_or(nullptr);
        }
    return nullptr;
}

// What Arrow's own writer makes of the same row groups in one go.
std::string written_at_once(const ParquetPlan& plan, const TestTable& table, u32 frame_rows) {
    auto sink = *arrow::io::BufferOutputStream::Create();
    auto writer = *parquet::arrow::FileWriter::Open(*plan.schema, arrow::default_memory_pool(),
                                                    sink, plan.properties, plan.arrow_properties);
    for (u32 first = 0; first < table.rows(); first += frame_rows) {
        const u32 count = std::min(frame_rows, table.rows() - first);
        ArrowFrame frame(plan.columns, DictionaryPart::used);
        std::vector<Column> parts;
        for (const Column* column : table.columns()) parts.push_back(slice(*column, first, count));
        std::vector<const Column*> columns;
        for (const Column& part : parts) columns.push_back(&part);
        EXPECT_TRUE(frame.add(columns, count).has_value());
        EXPECT_TRUE(writer->NewRowGroup().ok());
        for (const auto& data : frame.data())
            EXPECT_TRUE(writer->WriteColumnChunk(*arrow::MakeArray(data)).ok());
    }
    EXPECT_TRUE(writer->AddKeyValueMetadata(plan.metadata).ok());
    EXPECT_TRUE(writer->Close().ok());
    return (*sink->Finish())->ToString();
}

TEST(ParquetAssembly, makes_the_bytes_of_one_ordinary_writer) {
    const auto expect_equal = [](const TestTable& table, const char* codec, u32 frame_rows) {
        const Node options = options_map({{"compression", codec}});
        const auto writer = bind_format("parquet", table, options);
        EXPECT_TRUE(file_of(**writer, table, {.frame_rows = frame_rows, .block = 16}) ==
                    written_at_once(*plan_for(table, options), table, frame_rows))
            << codec << " " << frame_rows;
    };
    const TestTable table = random_table(11, 40);
    expect_equal(table, "none", 40);
    expect_equal(table, "snappy", 20);
    expect_equal(table, "zstd", 17);
    expect_equal(random_table(12, 4), "none", 1);
}

TEST(ParquetAssembly, has_no_rows_in_a_file_of_no_frames) {
    const TestTable table = random_table(12, 0);
    const Node options{.kind = NodeKind::map};
    EXPECT_TRUE(file_of(**bind_format("parquet", table), table, {.frame_rows = 1, .block = 1}) ==
                written_at_once(*plan_for(table, options), table, 1));
}

std::string one_frame(const ParquetPlan& plan, const TestTable& table) {
    ParquetEncoder encoder(std::make_shared<const ParquetPlan>(plan));
    Buffer frame;
    EXPECT_TRUE(encoder.add(table.columns(), table.rows(), frame).has_value());
    EXPECT_TRUE(encoder.finish(frame).has_value());
    return std::string(frame.view());
}

std::string outcome(const std::shared_ptr<const ParquetPlan>& plan, std::string_view frame) {
    // A copy of its own, so that the sanitizers see a read beyond its end.
    const std::vector<char> bytes(frame.begin(), frame.end());
    ParquetAssembler assembler(plan);
    Buffer out;
    EXPECT_TRUE(assembler.begin(out).has_value());
    const auto added = assembler.append({bytes.data(), bytes.size()}, out);
    if (!added) return added.error().cause;
    EXPECT_LE(added->size(), frame.size());
    return assembler.finish(out).has_value() ? "taken" : "footer";
}

TEST(ParquetAssembly, refuses_frames_that_are_cut_or_foreign) {
    TestTable table;
    table.integers("n", {.type = {.kind = Kind::integer}}, {1, 2, 3});
    table.texts("t", {}, {"a", "b", "c"});
    const auto plan = plan_for(table, {.kind = NodeKind::map});
    const std::string frame = one_frame(*plan, table);
    EXPECT_EQ(outcome(plan, frame), "taken");
    for (size_t size = 0; size < frame.size(); size += 5)
        EXPECT_NE(outcome(plan, frame.substr(0, size)), "taken") << size;
    for (size_t cut = 1; cut < frame.size(); cut += 13)
        EXPECT_NE(outcome(plan, "PAR1" + frame.substr(cut)), "taken") << cut;

    TestTable other;
    other.integers("m", {.type = {.kind = Kind::integer}}, {1, 2, 3});
    other.texts("t", {}, {"a", "b", "c"});
    const auto other_plan = plan_for(other, {.kind = NodeKind::map});
    EXPECT_EQ(outcome(other_plan, frame), "bad_frame");
}

TEST(ParquetAssembly, survives_frames_with_wrong_bits) {
    TestTable table;
    table.integers("n", {.type = {.kind = Kind::integer}, .nullable = true}, {1, 2, 3});
    table.codes("t", {.dictionary = make_dictionary({"a", "b"})}, {0, 1, 1});
    const auto plan = plan_for(table, {.kind = NodeKind::map});
    const std::string frame = one_frame(*plan, table);
    u32 refused = 0;
    for (u32 round = 0; round < 400; round++) {
        std::string broken = frame;
        const u64 bit = mix(round) % (frame.size() * 8);
        broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ 1 << bit % 8);
        if (outcome(plan, broken) != "taken") refused++;
    }
    EXPECT_GT(refused, 20u);
}

}  // namespace
}  // namespace rowsmith
