#include "values/people.h"

#include "base/check.h"
#include "base/text.h"
#include "values/locale.h"

namespace rowsmith::values {

namespace {

using Lines = std::span<const std::string_view>;

// The section of the first pack in the chain that has it.
Lines inherited(std::span<const Pack> chain, std::string_view section) {
    for (const Pack& pack : chain)
        if (pack.has(section)) return pack.lines(section);
    return {};
}

std::vector<std::vector<u32>> decade_table(Lines lines, size_t decades) {
    std::vector<std::vector<u32>> table(decades);
    for (auto& column : table) column.reserve(lines.size());
    for (std::string_view line : lines)
        for (auto& column : table) {
            const size_t end = std::min(line.find('\t'), line.size());
            column.push_back(static_cast<u32>(number(line.substr(0, end))));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    return table;
}

void read_names(People& people, const Pack& pack) {
    static constexpr std::array<std::string_view, 2> sexes = {"female", "male"};
    for (const std::string_view line : pack.lines("decades"))
        people.decades.push_back(static_cast<i32>(number(line)));
    people.last_by_sex = !pack.has("last");
    for (size_t sex = 0; sex < 2; sex++) {
        const std::string name(sexes[sex]);
        people.first[sex] = names_of(pack.lines(name));
        people.last[sex] = names_of(pack.lines(people.last_by_sex ? "last_" + name : "last"));
        if (!people.decades.empty())
            people.decade_weights[sex] =
                decade_table(pack.lines(name + "_decades"), people.decades.size());
    }
}

void read_words(People& people, std::span<const Pack> chain) {
    const Lines sex = inherited(chain, "sex");
    CHECK(sex.size() == 2);
    for (size_t i = 0; i < 2; i++) people.sex[i] = {field(sex[i], 0), field(sex[i], 1)};
    people.titles = {words_of(inherited(chain, "titles_female")),
                     words_of(inherited(chain, "titles_male"))};
    people.marital_status = words_of(inherited(chain, "marital_status"));
    people.education = words_of(inherited(chain, "education"));
    people.jobs = words_of(inherited(chain, "jobs"));
}

People read_people(const std::string& locale) {
    std::vector<Pack> chain;
    for (const std::string& name : locale_chain(locale))
        chain.emplace_back(pack_text("people/" + name).value());
    People people;
    people.locale = locale;
    read_names(people, chain.front());
    read_words(people, chain);
    return people;
}

}  // namespace

Result<const People*> people(std::string_view locale) {
    static Shelf<People> shelf;
    const std::string name = TRY(locale_named(locale));
    return &shelf.get(name, [&] { return read_people(name); });
}

}  // namespace rowsmith::values
