#include "generators/person_lists.h"

#include <algorithm>

namespace rowsmith {

namespace {

std::string_view spelled(const values::Names& names, size_t i, PersonLists::Spelling spelling) {
    if (spelling == PersonLists::Spelling::normal) return names.normals[i];
    if (spelling == PersonLists::Spelling::native && i < names.natives.size())
        return names.natives[i];
    return names.texts[i];
}

void append(std::vector<std::string>& texts, const values::Names& names,
            PersonLists::Spelling spelling) {
    for (size_t i = 0; i < names.size(); i++) texts.emplace_back(spelled(names, i, spelling));
}

NameRange next_range(u32& end, const values::Names& names) {
    const NameRange range{end, static_cast<u32>(names.size())};
    end += range.count;
    return range;
}

}  // namespace

bool PersonLists::any_last_by_sex() const {
    return std::ranges::any_of(people, [](const auto* one) { return one->last_by_sex; });
}

std::vector<std::string> PersonLists::first_texts(Spelling spelling) const {
    std::vector<std::string> texts;
    for (const values::People* one : people)
        for (const values::Names& names : one->first) append(texts, names, spelling);
    return texts;
}

std::vector<std::string> PersonLists::last_texts(Spelling spelling) const {
    std::vector<std::string> texts;
    for (const values::People* one : people) {
        append(texts, one->last[0], spelling);
        if (one->last_by_sex) append(texts, one->last[1], spelling);
    }
    return texts;
}

Result<PersonLists> person_lists(const std::vector<std::string>& locales) {
    PersonLists lists;
    for (const std::string& locale : locales) {
        const values::People* one = TRY(values::people(locale));
        lists.people.push_back(one);
        for (const values::Names& names : one->first)
            lists.first.push_back(next_range(lists.first_count, names));
        lists.last.push_back(next_range(lists.last_count, one->last[0]));
        lists.last.push_back(one->last_by_sex ? next_range(lists.last_count, one->last[1])
                                              : lists.last.back());
    }
    return lists;
}

}  // namespace rowsmith
