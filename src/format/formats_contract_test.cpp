// What every format of the registry keeps to, over columns of every form, kind and nullability.
#include <gtest/gtest.h>

#include <map>

#include "format/arrow_test_reader.h"
#include "format/random_test_table.h"
#include "schema/options.h"

namespace rowsmith {
namespace {

constexpr u32 rows = 200;

// Fails where the format does not take its own defaults, or one of the types.
std::unique_ptr<Writer> writer_of(const Format& format, const TestTable& table) {
    auto writer = bind_format(format.about.name, table);
    EXPECT_TRUE(writer.has_value()) << (writer ? "" : to_text(writer.error()));
    return writer ? *std::move(writer) : nullptr;
}

void for_each_format(void (*check)(const Format& format, const Writer& writer,
                                   const TestTable& table)) {
    const TestTable table = random_table(5, rows);
    for (const auto& entry : all_format()) {
        SCOPED_TRACE(entry.get().about.name);
        if (const auto writer = writer_of(entry.get(), table)) check(entry.get(), *writer, table);
    }
}

TEST(Formats, tell_users_what_they_are) {
    std::map<std::string, std::string> extensions;
    for (const auto& entry : all_format()) {
        const Descriptor& about = entry.get().about;
        SCOPED_TRACE(about.name);
        EXPECT_FALSE(about.summary.empty() || about.summary.ends_with('.'));
        EXPECT_NE(entry.get().media_type.find('/'), std::string::npos);
        const auto [other, is_new] = extensions.emplace(entry.get().extension, about.name);
        EXPECT_TRUE(is_new) << "the extension is that of " << other->second;
        for (const OptionSpec& option : about.options)
            EXPECT_FALSE(option.doc.empty() || option.doc.ends_with('.')) << option.name;
    }
}

TEST(Formats, give_the_same_bytes_in_any_blocks) {
    for_each_format([](const Format&, const Writer& writer, const TestTable& table) {
        const std::string whole = file_of(writer, table, {.frame_rows = 64, .block = 64});
        EXPECT_FALSE(whole.empty());
        for (const u32 block : {1u, 7u})
            EXPECT_TRUE(file_of(writer, table, {.frame_rows = 64, .block = block}) == whole)
                << "blocks of " << block;
    });
}

TEST(Formats, that_cut_freely_give_the_same_bytes_in_any_frames) {
    for_each_format([](const Format&, const Writer& writer, const TestTable& table) {
        if (writer.framing() != Framing::free) return;
        const std::string whole = file_of(writer, table, {.frame_rows = rows, .block = rows});
        for (const u32 frame : {1u, 64u})
            EXPECT_TRUE(file_of(writer, table, {.frame_rows = frame, .block = 64}) == whole)
                << "frames of " << frame;
    });
}

// An encoder that has made another frame makes the next one as a fresh one does.
TEST(Formats, keep_nothing_from_one_frame_to_the_next) {
    for_each_format([](const Format&, const Writer& writer, const TestTable& table) {
        const auto frame_of = [&](FrameEncoder& encoder, u32 first) {
            std::vector<Column> parts;
            for (const Column* column : table.columns()) parts.push_back(slice(*column, first, 50));
            std::vector<const Column*> columns;
            for (const Column& part : parts) columns.push_back(&part);
            Buffer frame;
            EXPECT_TRUE(encoder.add(columns, 50, frame).has_value());
            EXPECT_TRUE(encoder.finish(frame).has_value());
            return std::string(frame.view());
        };
        const auto used = writer.make_encoder(), fresh = writer.make_encoder();
        (void)frame_of(*used, 100);
        EXPECT_TRUE(frame_of(*used, 0) == frame_of(*fresh, 0));
    });
}

// A file of the rows [first, end), in frames of 50.
std::string part_of(const Writer& writer, const TestTable& table, u32 first, u32 end) {
    const auto encoder = writer.make_encoder();
    const auto assembler = writer.make_assembler();
    Buffer out;
    EXPECT_TRUE(assembler->begin(out));
    std::string file(out.view());
    for (; first < end; first += 50) {
        std::vector<Column> parts;
        for (const Column* column : table.columns()) parts.push_back(slice(*column, first, 50));
        std::vector<const Column*> columns;
        for (const Column& part : parts) columns.push_back(&part);
        Buffer frame;
        EXPECT_TRUE(encoder->add(columns, 50, frame));
        EXPECT_TRUE(encoder->finish(frame));
        out.clear();
        file += *assembler->append(frame.view(), out);
    }
    out.clear();
    EXPECT_TRUE(assembler->finish(out));
    return file + std::string(out.view());
}

TEST(Formats, join_files_of_whole_frames_to_the_file_of_all_rows) {
    for_each_format([](const Format&, const Writer& writer, const TestTable& table) {
        const auto assembler = writer.make_assembler();
        Buffer out;
        EXPECT_TRUE(assembler->begin(out));
        std::string joined(out.view());
        const auto emit = [&](std::string_view bytes) -> Result<void> {
            joined += bytes;
            return {};
        };
        for (const auto& [first, end] : {std::pair{0u, 50u}, {50u, 50u}, {50u, 150u}, {150u, 200u}})
            EXPECT_TRUE(assembler->append_file(part_of(writer, table, first, end), emit));
        out.clear();
        EXPECT_TRUE(assembler->finish(out));
        joined += out.view();
        EXPECT_TRUE(joined == part_of(writer, table, 0, 200));
    });
}

TEST(Formats, refuse_to_join_what_is_no_file_of_theirs) {
    for_each_format([](const Format& format, const Writer& writer, const TestTable& table) {
        const auto assembler = writer.make_assembler();
        Buffer out;
        EXPECT_TRUE(assembler->begin(out));
        const auto nowhere = [](std::string_view) -> Result<void> { return {}; };
        const std::string file = part_of(writer, table, 0, 50);
        EXPECT_TRUE(assembler->append_file(file, nowhere));
        if (format.about.name == "jsonl") return;  // nothing stands around its rows
        const auto cut = assembler->append_file(std::string_view(file).substr(3), nowhere);
        EXPECT_EQ(cut ? "taken" : cut.error().cause, "bad_frame");
    });
}

TEST(Formats, write_tables_without_rows) {
    const TestTable table = random_table(5, 0);
    for (const auto& entry : all_format()) {
        SCOPED_TRACE(entry.get().about.name);
        if (const auto writer = writer_of(entry.get(), table))
            (void)file_of(*writer, table, {.frame_rows = 64, .block = 64});
    }
}

}  // namespace
}  // namespace rowsmith
