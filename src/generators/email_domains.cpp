#include "generators/email_domains.h"

#include <array>

#include "generators/grouped_choice.h"
#include "generators/person_parts.h"
#include "values/locale.h"

namespace rowsmith {

namespace {

struct Domain {
    std::string_view country;  // empty: everywhere
    std::string_view name;
    double weight;
};

// example.com, .org, .net and the top-level domain .example are kept free by RFC 2606.
constexpr std::array<Domain, 8> reserved = {{{"", "example.com", 26},
                                             {"", "example.org", 16},
                                             {"", "example.net", 16},
                                             {"", "mail.example", 14},
                                             {"", "post.example", 10},
                                             {"", "inbox.example", 8},
                                             {"", "webmail.example", 6},
                                             {"", "home.example", 4}}};

constexpr std::array<Domain, 40> realistic = {{
    {"", "gmail.com", 46},        {"", "outlook.com", 11},   {"", "hotmail.com", 8},
    {"", "yahoo.com", 8},         {"", "icloud.com", 9},     {"", "proton.me", 2},
    {"AT", "gmx.at", 24},         {"AT", "aon.at", 5},       {"BR", "uol.com.br", 9},
    {"BR", "bol.com.br", 5},      {"CH", "bluewin.ch", 16},  {"CH", "gmx.ch", 12},
    {"CZ", "seznam.cz", 50},      {"CZ", "email.cz", 12},    {"DE", "gmx.de", 34},
    {"DE", "web.de", 32},         {"DE", "t-online.de", 14}, {"DE", "freenet.de", 5},
    {"ES", "telefonica.net", 4},  {"ES", "yahoo.es", 8},     {"FR", "orange.fr", 24},
    {"FR", "free.fr", 14},        {"FR", "laposte.net", 9},  {"FR", "sfr.fr", 8},
    {"GB", "btinternet.com", 10}, {"GB", "yahoo.co.uk", 9},  {"IT", "libero.it", 30},
    {"IT", "virgilio.it", 8},     {"IT", "tiscali.it", 6},   {"JP", "yahoo.co.jp", 30},
    {"JP", "docomo.ne.jp", 14},   {"NL", "ziggo.nl", 10},    {"NL", "kpnmail.nl", 9},
    {"PL", "wp.pl", 30},          {"PL", "o2.pl", 16},       {"PL", "interia.pl", 10},
    {"SE", "telia.com", 12},      {"SE", "bredband.net", 4}, {"TR", "mynet.com", 6},
    {"US", "comcast.net", 5},
}};

Result<void> add_given(const Options& options, GroupedChoice& choice,
                       std::vector<std::string>& texts) {
    std::vector<double> weights;
    for (const ShareEntry& entry : TRY(options.shares("domains"))) {
        if (entry.text.empty() || entry.text.find('@') != std::string::npos)
            return fail(options.wrong("domains", "wrong_domain",
                                      "'" + entry.text + "' is no domain", "a domain without @",
                                      "write example.org"));
        texts.push_back("@" + entry.text);
        weights.push_back(entry.share);
    }
    return choice.add(weights);
}

Result<void> add_usual(std::span<const Domain> domains, std::string_view country,
                       GroupedChoice& choice, std::vector<std::string>& texts) {
    std::vector<double> weights;
    for (const Domain& domain : domains) {
        if (!domain.country.empty() && domain.country != country) continue;
        texts.push_back("@" + std::string(domain.name));
        weights.push_back(domain.weight);
    }
    return choice.add(weights);
}

const Options* given_domains(BindContext& context) {
    for (const Member& member : context.members())
        if ((member.generator == "person.email" || member.generator == "email") &&
            member.options->has("domains"))
            return member.options;
    return nullptr;
}

}  // namespace

Result<BoundColumn> bind_email_domain(BindContext& context) {
    GroupedChoice choice;
    std::vector<std::string> texts;
    std::vector<GroupInput> inputs;
    if (const Options* options = given_domains(context)) {
        (void)TRY(add_given(*options, choice, texts));
    } else if (!context.document().realistic_contacts) {
        (void)TRY(add_usual(reserved, "", choice, texts));
    } else {
        const LocaleInput locale = TRY(locale_input(context));
        for (const std::string& code : locale.codes)
            (void)TRY(add_usual(realistic, values::country_of(code), choice, texts));
        if (locale.codes.size() > 1) inputs.push_back({locale.input, 1});
    }
    Shape shape{.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::move(inputs)),
                       .outputs = {std::move(shape)},
                       .summary = "domain of an address"};
}

}  // namespace rowsmith
