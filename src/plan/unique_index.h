// Unique values by construction: a column's values are numbered 0 … space - 1, and a keyed
// permutation says which number a row takes. A group of columns shares one permutation of the
// product of their spaces; with the key of the table's parent in the group, each parent has a
// permutation of its own.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "column/kernel.h"
#include "random/permutation.h"

namespace rowsmith {

// Filled while its columns bind, closed when all are known; kernels read it only then.
class UniqueGroup {
public:
    enum class Scope : u8 { table, parent };

    UniqueGroup(u64 key, Scope scope, size_t columns)
        : key_(key), scope_(scope), spaces_(columns, 0) {}

    void set_space(size_t column, u64 space) { spaces_[column] = space; }
    bool is_set(size_t column) const { return spaces_[column] > 0; }
    Scope scope() const { return scope_; }
    size_t columns() const { return spaces_.size(); }

    // The product of the spaces, at most 2^63.
    u64 space() const;
    // Makes the permutation. Requires every space set.
    void close();

    // The column's number at a row of the table (scope table), or at the ordinal inside a parent.
    u64 number(size_t column, u64 row) const { return digit(column, order_->at(row)); }
    u64 number_inside(size_t column, u64 parent, u64 ordinal) const;

private:
    u64 digit(size_t column, u64 number) const;

    u64 key_;
    Scope scope_;
    std::vector<u64> spaces_;
    std::optional<Permutation> order_;
};

// Output: the number as int64. Inputs for scope parent: the parent's row and the ordinal.
class UniqueIndexKernel final : public Kernel {
public:
    UniqueIndexKernel(std::shared_ptr<const UniqueGroup> group, size_t column)
        : group_(std::move(group)), column_(column) {}
    void fill(const Fill& block) const override;

private:
    std::shared_ptr<const UniqueGroup> group_;
    size_t column_;
};

}  // namespace rowsmith
