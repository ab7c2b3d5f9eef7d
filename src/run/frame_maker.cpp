#include "run/frame_maker.h"

#include "plan/refusals.h"

namespace rowsmith {

FrameMaker::FrameMaker(const Program& program, const Writer& writer, u32 block)
    : program_(program), workspace_(program_), encoder_(writer.make_encoder()), block_(block) {
    columns_ = workspace_.results();
}

Result<void> FrameMaker::add(u64 first, u32 count) {
    workspace_.run_range(first, count);
    if (const Refusal* refusal = workspace_.refusal())
        return fail(refused_row(program_.graph(), *refusal));
    return encoder_->add(columns_, count, bytes_);
}

}  // namespace rowsmith
