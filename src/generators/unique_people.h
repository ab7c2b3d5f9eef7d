// People whose address is unique, each read from the point of its row: first what the address
// shows (group, style, texts of both names), then the names that show these texts. The number of
// earlier rows with the same text is counted over all arcs that can make it, so only repeats need a
// number behind them, and growing a table changes none of its rows.
#pragma once
#include <array>
#include <span>
#include <string>
#include <vector>

#include "generators/email_texts.h"
#include "generators/name_groups.h"
#include "random/arcs.h"
#include "random/points.h"

namespace rowsmith {

struct UniquePerson {
    u32 group = 0;
    u32 style = 0;
    u32 first = 0;  // codes
    u32 last = 0;
    u64 occurrence = 0;
};

class UniquePeople {
public:
    // What every code's name shows in an address: a-z.
    struct Normals {
        std::vector<std::string> first;
        std::vector<std::string> last;
    };
    static Result<UniquePeople> make(u64 key, const std::vector<NameGroup>& groups,
                                     const Normals& normals);

    // `arcs` is room for most_arcs() of them, so that no row needs memory of its own.
    UniquePerson at(u64 row, std::span<Arc> arcs) const;
    size_t most_arcs() const { return groups_.size() * email_styles.size(); }

private:
    static constexpr size_t forms = 2;
    struct Group {
        std::array<NameSide, forms> first, last;                              // by NameForm
        std::array<std::vector<ArcShares>, forms> first_shares, last_shares;  // one each
    };
    struct Texts {
        u32 first = 0;
        u32 last = 0;
    };

    UniquePeople(u64 key, ArcShares groups, ArcShares styles)
        : key_(key),
          points_(key),
          group_shares_(std::move(groups)),
          style_shares_(std::move(styles)) {}
    // The arcs that can make a text in this style's sign; returns how many.
    u32 arcs_of(u32 style, const Texts& texts, std::span<Arc> arcs) const;
    Arc arc_of(u32 group, u32 style) const;

    u64 key_;
    Points points_;
    ArcShares group_shares_;
    ArcShares style_shares_;
    std::vector<Group> groups_;
};

}  // namespace rowsmith
