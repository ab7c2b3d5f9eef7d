#include "values/lexicon.h"

#include <algorithm>

#include "values/locale.h"

namespace rowsmith::values {

namespace {

Pack pack_of(const std::string& name) { return Pack(pack_text(name).value()); }

u32 count(std::string_view text) { return static_cast<u32>(number(text)); }

// The section of the first pack below the folder that has it: the chain's, then en_US's.
Words inherited(const std::string& folder, const std::string& locale, std::string_view section) {
    auto chain = locale_chain(locale);
    chain.push_back("en_US");
    for (const std::string& name : chain)
        if (const auto text = pack_text(folder + name))
            if (const Pack pack(*text); pack.has(section)) return words_of(pack.lines(section));
    return {};
}

// Lines "category, text, weight" of one category.
std::vector<std::string_view> lines_of(std::span<const std::string_view> lines,
                                       std::string_view category) {
    std::vector<std::string_view> own;
    for (const std::string_view line : lines)
        if (field(line, 0) == category) own.push_back(line.substr(category.size() + 1));
    return own;
}

Category read_category(const Pack& pack, std::string_view line) {
    Category category = {.name = field(line, 0),
                         .weight = count(field(line, 1)),
                         .median_price = count(field(line, 2)),
                         .p95_price = count(field(line, 3))};
    const auto nouns = lines_of(pack.lines("nouns"), category.name);
    category.nouns = words_of(nouns);
    for (const std::string_view noun : nouns)
        category.price_percents.push_back(count(field(noun, 2)));
    category.materials = words_of(lines_of(pack.lines("materials"), category.name));
    return category;
}

}  // namespace

const std::vector<Country>& countries() {
    static const std::vector<Country> all = [] {
        const Pack pack = pack_of("countries");
        std::vector<Country> read;
        for (const std::string_view line : pack.lines("countries"))
            read.push_back({field(line, 0), field(line, 1), field(line, 2), field(line, 3),
                            field(line, 4), field(line, 5), field(line, 6), field(line, 7)});
        return read;
    }();
    return all;
}

Result<const Country*> country(std::string_view name) {
    std::vector<std::string> known;
    for (const Country& one : countries()) {
        if (name == one.code || name == one.code3 || name == one.name) return &one;
        known.emplace_back(one.name);
    }
    return fail(unknown_name("country", name, known));
}

Result<const CompanyWords*> company_words(std::string_view locale) {
    static Shelf<CompanyWords> shelf;
    const std::string name = TRY(locale_named(locale));
    return &shelf.get(name, [&] {
        const auto read = [&](std::string_view section) {
            return inherited("companies/", name, section);
        };
        return CompanyWords{read("legal_forms"), read("fields"), read("industries"), read("forms"),
                            read("sizes")};
    });
}

const Products& products() {
    static const Products all = [] {
        const Pack pack = pack_of("products");
        Products read;
        for (const std::string_view line : pack.lines("categories"))
            read.categories.push_back(read_category(pack, line));
        read.adjectives = words_of(pack.lines("adjectives"));
        read.brand_starts = words_of(pack.lines("brand_starts"));
        read.brand_ends = words_of(pack.lines("brand_ends"));
        return read;
    }();
    return all;
}

Result<const Phones*> phones(std::string_view country) {
    static Shelf<Phones> shelf;
    const auto text = pack_text("contacts/" + std::string(country));
    if (!text) return fail(unknown_name("country", country, pack_names("contacts")));
    return &shelf.get(country, [&] {
        const Pack pack(*text);
        return Phones{words_of(pack.lines("phones_reserved")),
                      words_of(pack.lines("phones_realistic")), pack.lines("reserved_for")[0]};
    });
}

Result<const LanguageWords*> language_words(std::string_view locale) {
    static Shelf<LanguageWords> shelf;
    const std::string known = TRY(locale_named(locale));
    const std::string own = "words/" + std::string(language_of(known));
    const std::string name = pack_text(own) ? own : "words/en";
    return &shelf.get(name, [&] {
        const Pack pack = pack_of(name);
        return LanguageWords{words_of(pack.lines("nouns")), words_of(pack.lines("verbs")),
                             words_of(pack.lines("adjectives")), words_of(pack.lines("adverbs")),
                             words_of(pack.lines("prepositions"))};
    });
}

const Finance& finance() {
    static const Finance all = [] {
        const Pack pack = pack_of("finance");
        Finance read;
        for (const std::string_view line : pack.lines("iban"))
            read.ibans.push_back({field(line, 0), count(field(line, 1)), field(line, 2)});
        for (const std::string_view line : pack.lines("cards"))
            read.cards.push_back(
                {field(line, 0), field(line, 2), count(field(line, 1)), count(field(line, 3))});
        return read;
    }();
    return all;
}

}  // namespace rowsmith::values
