#include "values/locale.h"

#include <algorithm>
#include <array>

#include "values/pack.h"

namespace rowsmith::values {

namespace {

// The locale that stands for a language, and fills the gaps of its sisters.
std::string main_locale(std::string_view language) {
    if (language == "en") return "en_US";
    for (const std::string& locale : locales()) {
        const bool own_country =
            language == "de" ? locale == "de_DE" : language_of(locale) == language;
        if (own_country) return locale;
    }
    return {};
}

}  // namespace

const std::vector<std::string>& locales() {
    static const std::vector<std::string> all = pack_names("people");
    return all;
}

std::string_view language_of(std::string_view locale) { return locale.substr(0, locale.find('_')); }

std::string_view country_of(std::string_view locale) {
    const size_t at = locale.find('_');
    return at == std::string_view::npos ? std::string_view() : locale.substr(at + 1);
}

Result<std::string> locale_named(std::string_view name) {
    std::string meant(name);
    std::ranges::replace(meant, '-', '_');
    if (std::ranges::binary_search(locales(), meant)) return meant;
    if (const std::string locale = main_locale(meant); !meant.empty() && !locale.empty())
        return locale;
    return fail(unknown_name("locale", name, locales()));
}

std::vector<std::string> locale_chain(std::string_view locale) {
    std::vector<std::string> chain = {std::string(locale)};
    const std::string parent = main_locale(language_of(locale));
    if (!parent.empty() && parent != locale) chain.push_back(parent);
    return chain;
}

Result<std::string> locale_of_country(std::string_view country) {
    std::vector<std::string> countries;
    for (const std::string& locale : locales()) {
        if (country_of(locale) == country) return locale;
        countries.emplace_back(country_of(locale));
    }
    return fail(unknown_name("country", country, countries));
}

}  // namespace rowsmith::values
