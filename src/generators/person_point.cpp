#include "generators/person_point.h"

#include "generators/person_parts.h"
#include "generators/unique_people.h"

namespace rowsmith {

namespace {

class PersonPointKernel final : public Kernel {
public:
    struct Setup {
        UniquePeople people;
        std::vector<u32> locale_of_group;
        std::vector<u8> sex_of_first;
    };
    explicit PersonPointKernel(Setup setup) : setup_(std::move(setup)) {}
    std::unique_ptr<Scratch> make_scratch() const override {
        return std::make_unique<ArcRoom>(setup_.people.most_arcs());
    }
    void fill(const Fill& block) const override {
        auto& arcs = static_cast<ArcRoom&>(*block.scratch).arcs;
        Column& suffix = *block.outputs[5];
        for (u32 i = 0; i < block.count(); i++) {
            const UniquePerson person = setup_.people.at(block.rows[i], arcs);
            block.outputs[0]->codes[i] = setup_.locale_of_group[person.group];
            block.outputs[1]->codes[i] = setup_.sex_of_first[person.first];
            block.outputs[2]->codes[i] = person.first;
            block.outputs[3]->codes[i] = person.last;
            block.outputs[4]->codes[i] = person.style;
            suffix.valid[i] = person.occurrence > 0;
            suffix.integers[i] = static_cast<i64>(person.occurrence) + 1;
        }
    }

private:
    struct ArcRoom final : Scratch {
        explicit ArcRoom(size_t size) : arcs(size) {}
        std::vector<Arc> arcs;
    };
    Setup setup_;
};

}  // namespace

std::vector<Shape> point_shapes(const Locales& locales, const PersonLists& lists) {
    const auto codes = [](std::vector<std::string> texts) {
        return Shape{.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
    };
    std::vector<std::string> locale_codes, signs;
    for (const ShareEntry& locale : locales) locale_codes.push_back(locale.text);
    for (const EmailStyle& style : email_styles) signs.emplace_back(style.sign);
    return {codes(std::move(locale_codes)),
            codes({"female", "male"}),
            codes(lists.first_texts(PersonLists::Spelling::usual)),
            codes(lists.last_texts(PersonLists::Spelling::usual)),
            codes(std::move(signs)),
            {.type = {.kind = Kind::integer}, .form = Form::int64, .nullable = true, .low = 1}};
}

std::vector<u8> sexes_of_first(const PersonLists& lists) {
    std::vector<u8> sexes(lists.first_count);
    for (size_t range = 0; range < lists.first.size(); range++)
        for (u32 i = 0; i < lists.first[range].count; i++)
            sexes[lists.first[range].start + i] = static_cast<u8>(range % 2);
    return sexes;
}

Result<BoundColumn> bind_person_point(BindContext& context) {
    const Locales locales = TRY(context.own_locales());
    const PersonLists lists = TRY(bundle_lists(context));
    const auto groups = TRY(name_groups(context, lists, locales));
    const UniquePeople::Normals normals{lists.first_texts(PersonLists::Spelling::normal),
                                        lists.last_texts(PersonLists::Spelling::normal)};
    std::vector<u32> locale_of_group;
    for (const NameGroup& group : groups) locale_of_group.push_back(group.locale);
    auto people = TRY(UniquePeople::make(context.key(), groups, normals));
    PersonPointKernel::Setup setup{std::move(people), std::move(locale_of_group),
                                   sexes_of_first(lists)};
    return BoundColumn{.kernel = std::make_unique<PersonPointKernel>(std::move(setup)),
                       .outputs = point_shapes(locales, lists),
                       .summary = "a person by the row's point, for unique addresses"};
}

}  // namespace rowsmith
