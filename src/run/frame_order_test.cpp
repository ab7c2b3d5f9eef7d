#include "run/frame_order.h"

#include <gtest/gtest.h>

#include <thread>

namespace rowsmith {
namespace {

// Frames go out as they are.
class PlainAssembler final : public Assembler {
public:
    Result<void> begin(Buffer& out) override {
        out.append("<");
        return {};
    }
    Result<std::string_view> append(std::string_view frame, Buffer&) override { return frame; }
    Result<void> append_file(std::string_view file, const Emit& emit) override {
        return emit(file);
    }
    Result<void> finish(Buffer& out) override {
        out.append(">");
        return {};
    }
};

class PlainWriter final : public Writer {
public:
    std::unique_ptr<FrameEncoder> make_encoder() const override { return nullptr; }
    std::unique_ptr<Assembler> make_assembler() const override {
        return std::make_unique<PlainAssembler>();
    }
    Framing framing() const override { return Framing::free; }
    u64 frame_rows() const override { return 1; }
};

class Kept final : public ByteSink {
public:
    Result<void> write(std::string_view bytes) override {
        if (written.size() + bytes.size() > room)
            return fail({.code = ErrorCode::io, .cause = "disk_full", .message = "no room"});
        written += bytes;
        return {};
    }
    Result<void> close() override { return {}; }
    std::string written;
    size_t room = 1 << 30;
};

struct SmallRun {
    PlainWriter writer;
    Kept sink;
    std::atomic<u64> rows_done = 0;
    TableRun table{.program = nullptr, .writer = &writer, .rows = {}, .sink = &sink};
    RunOptions options{.threads = 4, .rows_done = &rows_done};
};

std::string text_of(u64 unit) { return std::to_string(unit) + std::string(unit % 7, '.'); }

// Each worker makes the units that are its own; `failing` fails instead.
void run_workers(FrameOrder& order, u64 units, u64 failing = ~u64{0}) {
    std::vector<std::jthread> workers;
    for (u32 w = 0; w < 4; w++)
        workers.emplace_back([&order, units, failing, w] {
            Buffer frame;
            for (u64 unit = w; unit < units && !order.stopped(); unit += 4) {
                if (unit == failing)
                    return order.stop_at(
                        unit, {.code = ErrorCode::io, .cause = "mine", .message = "failed"});
                frame.clear();
                frame.append(text_of(unit));
                order.append({.number = unit, .rows = 2, .worker = w}, frame);
            }
        });
}

std::string texts_before(u64 units) {
    std::string all = "<";
    for (u64 unit = 0; unit < units; unit++) all += text_of(unit);
    return all;
}

TEST(FrameOrder, writes_frames_in_row_order_however_many_may_be_ahead) {
    for (const u64 kept_bytes : {u64{0}, u64{5}, u64{1} << 20}) {
        SmallRun run;
        FrameOrder order(run.table, run.options, kept_bytes);
        ASSERT_TRUE(order.begin());
        run_workers(order, 3'000);
        ASSERT_TRUE(order.outcome());
        ASSERT_TRUE(order.finish());
        EXPECT_EQ(run.sink.written, texts_before(3'000) + ">");
        EXPECT_EQ(run.rows_done, 6'000u);
    }
}

TEST(FrameOrder, writes_what_comes_before_the_unit_that_fails) {
    for (const u64 kept_bytes : {u64{0}, u64{1} << 20}) {
        SmallRun run;
        FrameOrder order(run.table, run.options, kept_bytes);
        ASSERT_TRUE(order.begin());
        run_workers(order, 3'000, 1'501);
        const auto outcome = order.outcome();
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().cause, "mine");
        EXPECT_EQ(run.sink.written, texts_before(1'501));
    }
}

TEST(FrameOrder, stops_all_when_the_sink_fails) {
    SmallRun run;
    run.sink.room = 4'000;
    FrameOrder order(run.table, run.options, 1 << 20);
    ASSERT_TRUE(order.begin());
    run_workers(order, 3'000);
    const auto outcome = order.outcome();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().cause, "disk_full");
    EXPECT_TRUE(texts_before(3'000).starts_with(run.sink.written));
}

}  // namespace
}  // namespace rowsmith
