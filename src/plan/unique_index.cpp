#include "plan/unique_index.h"

#include "base/check.h"
#include "random/streams.h"

namespace rowsmith {

u64 UniqueGroup::space() const {
    constexpr u64 most = u64{1} << 63;
    u64 product = 1;
    for (const u64 space : spaces_) {
        if (space != 0 && product > most / space) return most;
        product *= space;
    }
    return product;
}

void UniqueGroup::close() {
    for (const u64 space : spaces_) CHECK(space > 0);
    if (scope_ == Scope::table) order_.emplace(key_, space());
}

u64 UniqueGroup::number_inside(size_t column, u64 parent, u64 ordinal) const {
    return digit(column, Permutation(subkey(key_, parent), space()).at(ordinal));
}

u64 UniqueGroup::digit(size_t column, u64 number) const {
    for (size_t i = 0; i < column; i++) number /= spaces_[i];
    return number % spaces_[column];
}

void UniqueIndexKernel::fill(const Fill& block) const {
    i64* out = block.out().integers.data();
    if (group_->scope() == UniqueGroup::Scope::table) {
        for (u32 i = 0; i < block.count(); i++)
            out[i] = static_cast<i64>(group_->number(column_, block.rows[i]));
        return;
    }
    const i64 *parents = block.inputs[0]->integers.data(),
              *ordinals = block.inputs[1]->integers.data();
    for (u32 i = 0; i < block.count(); i++)
        out[i] = static_cast<i64>(group_->number_inside(column_, static_cast<u64>(parents[i]),
                                                        static_cast<u64>(ordinals[i])));
}

}  // namespace rowsmith
