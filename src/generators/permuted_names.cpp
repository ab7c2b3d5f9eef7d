#include "generators/permuted_names.h"

#include <algorithm>
#include <bit>
#include <map>

#include "base/text.h"
#include "generators/name_groups.h"
#include "generators/person_parts.h"
#include "generators/person_point.h"
#include "random/permutation.h"

namespace rowsmith {

namespace {

using Mask = u64;  // of groups

// Pairs of any of these first and any of these last texts; all can stand together in the groups.
struct Rectangle {
    u64 start = 0;  // the number of its first pair
    Mask groups = 0;
    std::vector<u32> first, last;  // texts
};

std::map<Mask, std::vector<u32>> texts_by_groups(const std::vector<NameSide>& sides, u32 count) {
    std::map<Mask, std::vector<u32>> classes;
    for (u32 text = 0; text < count; text++) {
        Mask mask = 0;
        for (size_t g = 0; g < sides.size(); g++)
            if (sides[g].index_of(text) != NameSide::absent) mask |= Mask{1} << g;
        if (mask != 0) classes[mask].push_back(text);
    }
    return classes;
}

// All distinct pairs, each in one rectangle.
struct PairSpace {
    std::vector<Rectangle> rectangles;
    u64 size = 0;

    void add(Mask groups, const std::vector<u32>& first, const std::vector<u32>& last) {
        rectangles.push_back({size, groups, first, last});
        size += u64{first.size()} * last.size();
    }
};

class PermutedNamesKernel final : public Kernel {
public:
    struct Setup {
        u64 group_key, first_key, last_key;
        Permutation order;
        PairSpace space;
        std::vector<NameSide> first, last;
        std::vector<u32> locale_of_group;
        std::vector<u8> sex_of_first;
    };
    explicit PermutedNamesKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        for (u32 i = 0; i < block.count(); i++) fill_row(block, i);
    }

private:
    void fill_row(const Fill& block, u32 i) const {
        const u64 scaled = block.rows.scaled()[i];
        const u64 number = setup_.order.at(block.rows[i] % setup_.space.size);
        const auto& all = setup_.space.rectangles;
        const auto after = std::ranges::upper_bound(all, number, {}, &Rectangle::start);
        const Rectangle& own = *(after - 1);
        const u64 place = number - own.start;
        const u32 group = one_of(own.groups, mix(setup_.group_key + scaled));
        const NameSide &firsts = setup_.first[group], &lasts = setup_.last[group];
        const u32 first = firsts.pick(firsts.index_of(own.first[place / own.last.size()]),
                                      mix(setup_.first_key + scaled));
        const u32 last = lasts.pick(lasts.index_of(own.last[place % own.last.size()]),
                                    mix(setup_.last_key + scaled));
        block.outputs[0]->codes[i] = setup_.locale_of_group[group];
        block.outputs[1]->codes[i] = setup_.sex_of_first[first];
        block.outputs[2]->codes[i] = first;
        block.outputs[3]->codes[i] = last;
    }
    static u32 one_of(Mask groups, u64 bits) {
        u64 skip = bounded(bits, static_cast<u64>(std::popcount(groups)));
        for (; skip > 0; skip--) groups &= groups - 1;
        return static_cast<u32>(std::countr_zero(groups));
    }

    Setup setup_;
};

// "Ann Marie" and "Lee" would read as "Ann" and "Marie Lee" do.
void drop_spaced(std::vector<NameGroup>& groups, const std::vector<std::string>& firsts) {
    for (NameGroup& group : groups)
        std::erase_if(group.first, [&](const WeightedName& name) {
            return firsts[name.code].find(' ') != std::string::npos;
        });
}

Error too_small(BindContext& context, u64 space, u64 rows) {
    return context.options().wrong(
        "unique", "space_too_small",
        "space = " + with_commas(space) + " < " + with_commas(rows) +
            " rows: so many full names "
            "are there",
        "at most " + with_commas(space) + " rows",
        "ask for " + with_commas(space) +
            " rows, add a locale, or let the e-mail be unique instead of the name");
}

Result<Locales> locales_to_choose(BindContext& context) {
    Locales locales = TRY(context.own_locales());
    if (locales.empty())
        return fail(context.options().wrong(
            "unique", "unique_name_of_other_locale",
            "names can't be unique where another column decides the row's locale",
            "a locale of the table's or the document's own",
            "drop unique, or give the name column a locale"));
    return locales;
}

}  // namespace

Result<BoundColumn> bind_permuted_names(BindContext& context) {
    const Locales locales = TRY(locales_to_choose(context));
    const PersonLists lists = TRY(bundle_lists(context));
    auto groups = TRY(name_groups(context, lists, locales));
    const auto firsts = lists.first_texts(PersonLists::Spelling::usual);
    const auto lasts = lists.last_texts(PersonLists::Spelling::usual);
    drop_spaced(groups, firsts);
    const TextNumbers first_numbers(firsts), last_numbers(lasts);
    PermutedNamesKernel::Setup setup{
        context.key(0), context.key(1), context.key(2), {}, {}, {}, {}, {}, sexes_of_first(lists)};
    for (const NameGroup& group : groups) {
        setup.first.push_back(
            TRY(NameSide::make(group.first, first_numbers.of(firsts), first_numbers.count())));
        setup.last.push_back(
            TRY(NameSide::make(group.last, last_numbers.of(lasts), last_numbers.count())));
        setup.locale_of_group.push_back(group.locale);
    }
    const auto last_classes = texts_by_groups(setup.last, last_numbers.count());
    for (const auto& [first_mask, first] : texts_by_groups(setup.first, first_numbers.count()))
        for (const auto& [last_mask, last] : last_classes)
            if (first_mask & last_mask) setup.space.add(first_mask & last_mask, first, last);
    if (const u64 rows = context.rows_for_checks(); rows > setup.space.size)
        return fail(too_small(context, setup.space.size, rows));
    setup.order = Permutation(context.key(3), setup.space.size);
    std::vector<Shape> shapes = point_shapes(locales, lists);
    shapes.resize(4);
    return BoundColumn{.kernel = std::make_unique<PermutedNamesKernel>(std::move(setup)),
                       .outputs = std::move(shapes),
                       .summary = "a person by the row's number among all names"};
}

}  // namespace rowsmith
