#include "format/row_program.h"

#include <cstring>

#include "base/check.h"

namespace rowsmith {

namespace {

// Long rows run in parts, so that a build without tail calls does not run out of stack.
constexpr u32 part_ops_max = 256;
// Ops write whole words behind what they count.
constexpr u64 slack_bytes = 512;

OpKind plus(OpKind kind, u32 steps) { return static_cast<OpKind>(static_cast<u8>(kind) + steps); }

OpKind words_kind(OpKind slab) {
    return plus(OpKind::words8, static_cast<u32>(slab) - static_cast<u32>(OpKind::slab8));
}

}  // namespace

BoundRows::BoundRows(RowPlan plan) : plan_(std::move(plan)) {
    const RowKernels& kernels = ROWSMITH_AT_CPU_LEVEL(row_kernels)();
    const auto stop = [&] {
        ops_.emplace_back();
        ops_.back().step = kernels.steps[static_cast<size_t>(OpKind::stop)];
    };
    starts_.push_back(0);
    for (const Piece& piece : plan_.pieces) {
        if (ops_.size() - starts_.back() >= part_ops_max) {
            stop();
            starts_.push_back(static_cast<u32>(ops_.size()));
        }
        op_of_piece_.push_back(static_cast<u32>(ops_.size()));
        add_op(piece);
    }
    stop();
}

// Columns that pick from the same texts share one slab, and so its place in the cache.
const Slab& BoundRows::slab_of(const std::vector<std::string>& entries) {
    for (const auto& [known, slab] : slab_of_entries_)
        if (*known == entries) return *slab;
    const Slab& slab = *slabs_.emplace_back(std::make_unique<Slab>(entries));
    slab_of_entries_.emplace_back(&entries, &slab);
    return slab;
}

void BoundRows::add_op(const Piece& piece) {
    const RowKernels& kernels = ROWSMITH_AT_CPU_LEVEL(row_kernels)();
    Op op;
    OpKind kind = OpKind::stop;
    u64 bytes_max = 32;
    const auto add_slab = [&]() -> const Slab& {
        const Slab& slab = slab_of(piece.entries);
        slab.set(op);
        kind = slab.kind();
        return slab;
    };
    switch (piece.kind) {
        case PieceKind::literal:
            kind = OpKind::literal;
            break;
        case PieceKind::slab:
            bytes_max = add_slab().bytes_max();
            break;
        case PieceKind::span:
            kind = OpKind::span;
            break;
        case PieceKind::digits:
            kind = OpKind::digits1;
            break;
        case PieceKind::packed:
            kind = plus(piece.nullable ? OpKind::packed1_lengths : OpKind::packed1,
                        (piece.length + 7) / 8 - 1);
            op.count = piece.length;
            break;
        case PieceKind::uuid:
            kind = piece.nullable ? OpKind::uuid_or_null : OpKind::uuid;
            bytes_max = 36;
            break;
        case PieceKind::words:
            bytes_max = add_slab().bytes_max() * piece.count_max;
            CHECK(kind != OpKind::blob);
            kind = words_kind(kind);
            op.count = piece.length;
            op.limit = piece.count_max | u64{static_cast<u8>(piece.quote_if_empty)} << 32;
            bytes_max += 2;
            break;
    }
    if (piece.kind == PieceKind::literal) {
        const Slab& slab =
            *slabs_.emplace_back(std::make_unique<Slab>(std::vector<std::string>{piece.text}));
        slab.set(op);
        op.values = slab.kind() == OpKind::blob ? op.lengths : op.more;
        op.count = static_cast<u32>(piece.text.size());
    } else {
        CHECK(piece.text.size() <= sizeof op.tail);
        std::memcpy(op.tail, piece.text.data(), piece.text.size());
        op.tail_length = static_cast<u32>(piece.text.size());
    }
    op.step = kernels.steps[static_cast<size_t>(kind)];
    row_bytes_max_ += bytes_max + piece.text.size();
    ops_.push_back(op);
}

RowProgram::RowProgram(std::shared_ptr<const BoundRows> bound)
    : bound_(std::move(bound)),
      kernels_(&ROWSMITH_AT_CPU_LEVEL(row_kernels)()),
      ops_(bound_->ops()) {
    const RowPlan& plan = bound_->plan();
    state_.kernels = &ROWSMITH_AT_CPU_LEVEL(lowering_kernels)();
    for (u32 i = 0; i < plan.index_slots; i++) state_.indices.emplace_back(block_rows);
    state_.packed = Aligned<PackedText>(plan.packed_slots);
    state_.groups.resize(plan.packed_slots, 1);
    state_.texts.resize(plan.text_slots);
    for (const u32 start : bound_->starts()) starts_.push_back(ops_.data() + start);
}

void RowProgram::append(std::span<const Column* const> columns, u32 count, Buffer& out) {
    char* const start = out.reserve(prepare(columns, count));
    out.end_at(kernels_->run(start, starts_.data(), starts_.size(), count));
}

void RowProgram::append(std::span<const Column* const> columns, u32 count, Buffer& out, i32* ends) {
    char* const start = out.reserve(prepare(columns, count));
    out.end_at(kernels_->run_with_ends(start, starts_.data(), starts_.size(), count,
                                       {.start = out.data(), .ends = ends}));
}

u64 RowProgram::prepare(std::span<const Column* const> columns, u32 count) {
    CHECK(count <= block_rows);
    state_.columns = columns;
    state_.count = count;
    for (const Lowering& lowering : bound_->plan().lowerings) lowering(state_);
    point_at_columns();
    return bound_->row_bytes_max() * count + span_bytes_ + slack_bytes;
}

void RowProgram::point_at_columns() {
    const std::vector<Piece>& pieces = bound_->plan().pieces;
    const auto indices = [this](const IndexSource& source) -> const u32* {
        return source.is_direct ? source.path.of(state_.columns).codes.data()
                                : state_.indices[source.slot].data();
    };
    span_bytes_ = 0;
    for (size_t k = 0; k < pieces.size(); k++) {
        const Piece& piece = pieces[k];
        Op& op = ops_[bound_->op_of_piece()[k]];
        switch (piece.kind) {
            case PieceKind::literal:
                break;
            case PieceKind::slab:
                op.values = indices(piece.source);
                break;
            case PieceKind::span: {
                const TextSlot& slot = state_.texts[piece.slot];
                op.values = slot.text_ends;
                op.more = slot.text;
                op.limit = slot.limit;
                span_bytes_ += slot.limit;
                break;
            }
            case PieceKind::digits:
            case PieceKind::packed: {
                const PackedText& text = state_.packed[piece.slot];
                op.values = text.words;
                op.lengths = text.lengths;
                if (piece.kind == PieceKind::digits)
                    op.step = kernels_->steps[static_cast<size_t>(
                        plus(OpKind::digits1, state_.groups[piece.slot] - 1))];
                break;
            }
            case PieceKind::uuid: {
                const Column& column = piece.path.of(state_.columns);
                op.values = column.high.data();
                op.more = column.low.data();
                op.lengths = piece.nullable ? column.valid.data() : nullptr;
                break;
            }
            case PieceKind::words:
                op.values = indices(piece.source);
                op.lengths = piece.lengths.is_direct
                                 ? piece.lengths.path.of(state_.columns).lengths.data()
                                 : indices(piece.lengths);
                break;
        }
    }
}

}  // namespace rowsmith
