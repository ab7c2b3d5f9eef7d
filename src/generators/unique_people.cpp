#include "generators/unique_people.h"

#include <algorithm>

#include "random/alias.h"
#include "random/streams.h"

namespace rowsmith {

namespace {

constexpr u64 first_draw = 1, last_draw = 2;

std::string shown(const std::string& normal, NameForm form) {
    return form == NameForm::full ? normal : normal.substr(0, 1);
}

// The numbers of what each code shows in both forms, from one numbering: a name of one letter is
// the initial of others.
struct SideTexts {
    std::array<std::vector<u32>, 2> of_code;
    u32 count = 0;
};

SideTexts number_texts(const std::vector<std::string>& normals) {
    std::array<std::vector<std::string>, 2> forms;
    for (const NameForm form : {NameForm::full, NameForm::initial})
        for (const std::string& normal : normals)
            forms[static_cast<size_t>(form)].push_back(shown(normal, form));
    std::vector<std::string> all = forms[0];
    all.insert(all.end(), forms[1].begin(), forms[1].end());
    const TextNumbers numbers(std::move(all));
    return {{numbers.of(forms[0]), numbers.of(forms[1])}, numbers.count()};
}

Result<ArcShares> shares_of(std::span<const double> weights) {
    return ArcShares::make(TRY(whole_weights(weights)));
}

}  // namespace

Result<UniquePeople> UniquePeople::make(u64 key, const std::vector<NameGroup>& groups,
                                        const Normals& normals) {
    std::vector<double> group_weights, style_weights;
    for (const NameGroup& group : groups) group_weights.push_back(group.weight);
    for (const EmailStyle& style : email_styles) style_weights.push_back(style.weight);
    UniquePeople people(key, TRY(shares_of(group_weights)), TRY(shares_of(style_weights)));
    const SideTexts first = number_texts(normals.first), last = number_texts(normals.last);
    for (const NameGroup& names : groups) {
        Group& group = people.groups_.emplace_back();
        for (size_t form = 0; form < forms; form++) {
            group.first[form] = TRY(NameSide::make(names.first, first.of_code[form], first.count));
            group.last[form] = TRY(NameSide::make(names.last, last.of_code[form], last.count));
            group.first_shares[form].push_back(TRY(ArcShares::make(group.first[form].weights())));
            group.last_shares[form].push_back(TRY(ArcShares::make(group.last[form].weights())));
        }
    }
    return people;
}

Arc UniquePeople::arc_of(u32 group, u32 style) const {
    return style_shares_.part(group_shares_.part(Arc{}, group), style);
}

u32 UniquePeople::arcs_of(u32 style, const Texts& texts, std::span<Arc> arcs) const {
    u32 count = 0;
    for (u32 s = 0; s < email_styles.size(); s++) {
        if (email_styles[s].sign != email_styles[style].sign) continue;
        const size_t first_form = static_cast<size_t>(email_styles[s].first);
        const size_t last_form = static_cast<size_t>(email_styles[s].last);
        for (u32 g = 0; g < groups_.size(); g++) {
            const Group& group = groups_[g];
            const u32 first = group.first[first_form].index_of(texts.first);
            if (first == NameSide::absent) continue;
            const u32 last = group.last[last_form].index_of(texts.last);
            if (last == NameSide::absent) continue;
            const Arc outer = group.first_shares[first_form][0].part(arc_of(g, s), first);
            arcs[count++] = group.last_shares[last_form][0].part(outer, last);
        }
    }
    return count;
}

UniquePerson UniquePeople::at(u64 row, std::span<Arc> arcs) const {
    const Point point = points_.of_row(row);
    const PartOfArc group_part = group_shares_.part_at(Arc{}, point.place);
    const PartOfArc style_part = style_shares_.part_at(group_part.arc, point.place);
    const EmailStyle& style = email_styles[style_part.part];
    const Group& group = groups_[group_part.part];
    const size_t first_form = static_cast<size_t>(style.first);
    const size_t last_form = static_cast<size_t>(style.last);
    const PartOfArc first = group.first_shares[first_form][0].part_at(style_part.arc, point.place);
    const PartOfArc last = group.last_shares[last_form][0].part_at(first.arc, point.place);

    UniquePerson person{.group = static_cast<u32>(group_part.part),
                        .style = static_cast<u32>(style_part.part)};
    const NameSide& firsts = group.first[first_form];
    const NameSide& lasts = group.last[last_form];
    const Texts texts{firsts.texts()[first.part], lasts.texts()[last.part]};
    const u32 count = arcs_of(person.style, texts, arcs);
    person.occurrence = points_.occurrence(point, arcs.first(count));
    person.first =
        firsts.pick(static_cast<u32>(first.part), random_at(draw_key(key_, first_draw), row));
    person.last =
        lasts.pick(static_cast<u32>(last.part), random_at(draw_key(key_, last_draw), row));
    return person;
}

}  // namespace rowsmith
