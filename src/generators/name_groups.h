// The names that can stand together, for people whose name makes a unique text: a group is a
// locale, or a sex of it where last names show the sex. Inside a group first and last names are
// independent.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "generators/generator.h"
#include "generators/grouped_choice.h"
#include "generators/person_lists.h"

namespace rowsmith {

struct WeightedName {
    u32 code;
    double weight;  // above 0
};

struct NameGroup {
    u32 locale = 0;
    double weight = 0;  // of all groups
    std::vector<WeightedName> first;
    std::vector<WeightedName> last;
};

// By the locales' shares, the shares of the sexes and the ages of the bundle's people.
Result<std::vector<NameGroup>> name_groups(BindContext& context, const PersonLists& lists,
                                           const Locales& locales);

// The names of one side of a group by the text that they show; several names may show one.
class NameSide {
public:
    static constexpr u32 absent = ~u32{0};

    // text_of[code] is the number of the name's text, below text_count.
    static Result<NameSide> make(const std::vector<WeightedName>& names,
                                 const std::vector<u32>& text_of, u32 text_count);

    // Texts in ascending order, with the sums of their names' weights as whole numbers.
    const std::vector<u32>& texts() const { return texts_; }
    const std::vector<u64>& weights() const { return weights_; }
    // Where a text stands among texts(), or absent.
    u32 index_of(u32 text) const { return index_of_[text]; }
    // A name that shows texts()[index], by the names' weights.
    u32 pick(u32 index, u64 bits) const { return codes_[names_.pick(index, bits)]; }

private:
    std::vector<u32> texts_;
    std::vector<u64> weights_;
    std::vector<u32> index_of_;
    std::vector<u32> codes_;
    GroupedChoice names_;
};

// Numbers for texts, alike for equal ones.
class TextNumbers {
public:
    explicit TextNumbers(std::vector<std::string> texts);
    u32 count() const { return static_cast<u32>(texts_.size()); }
    std::vector<u32> of(const std::vector<std::string>& texts) const;
    const std::string& text(u32 number) const { return texts_[number]; }

private:
    std::vector<std::string> texts_;
};

}  // namespace rowsmith
