// The catalogue for the tests of this layer: the generators that there are, and those of the
// language's reference that the knowledge names and that may not be built in yet.
#pragma once
#include <deque>

#include "base/text.h"
#include "generators/generator.h"
#include "schema/catalogue.h"

namespace rowsmith {

inline constexpr std::string_view text_stand_ins =
    "person.first_name person.last_name person.middle_name person.full_name person.title "
    "person.sex "
    "person.user_name person.national_id person.job_title person.education person.marital_status "
    "place.country place.region place.district place.city place.postcode place.street "
    "place.house_number place.street_address place.address place.timezone company.name "
    "company.industry company.size company.legal_form company.tax_id product.name product.category "
    "product.brand product.sku product.ean product.description internet.ip4 internet.ip6 "
    "internet.mac "
    "internet.url internet.path internet.domain internet.host internet.user_agent internet.method "
    "finance.iban finance.bic finance.card_number finance.card_brand finance.currency "
    "text.word text.sentence text.paragraph text.title";

inline void add_text_stand_ins(std::deque<Descriptor>& made) {
    using enum OptionKind;
    for (const std::string_view name : split(text_stand_ins, ' '))
        made.push_back({.name = std::string(name),
                        .summary = "a text",
                        .options = {{.name = "form", .kind = text, .doc = ""}},
                        .kinds = {Kind::string, Kind::enum_}});
}

inline void add_number_stand_ins(std::deque<Descriptor>& made) {
    using enum OptionKind;
    for (const char* name : {"lognormal", "normal", "beta", "triangular"}) {
        Descriptor descriptor{
            .name = name,
            .summary = "a distribution",
            .kinds = {Kind::float_, Kind::decimal, Kind::integer, Kind::duration}};
        for (const char* option : {"mean", "median", "sd", "p95", "mode", "shape"})
            descriptor.options.push_back(
                {.name = option, .kind = value, .doc = "", .may_be_expression = true});
        made.push_back(std::move(descriptor));
    }
}

inline void add_stand_ins(std::deque<Descriptor>& made) {
    add_text_stand_ins(made);
    add_number_stand_ins(made);
    const auto add = [&](std::string_view names, std::vector<Kind> kinds) {
        for (const std::string_view name : split(names, ' '))
            made.push_back({.name = std::string(name), .summary = "a value", .kinds = kinds});
    };
    for (const char* name : {"date", "datetime", "time", "duration", "email", "phone", "json",
                             "array", "binary", "coordinates"}) {
        Kind kind = Kind::string;
        kind_from(name, kind);
        add(name, {kind});
    }
    add("person.birth_date", {Kind::date});
    add("person.age internet.status", {Kind::integer});
    add("person.email company.email", {Kind::email, Kind::string});
    add("person.phone company.phone", {Kind::phone, Kind::string});
    add("place.latitude place.longitude", {Kind::float_});
    add("place.point", {Kind::coordinates});
    add("product.price", {Kind::decimal, Kind::float_});
}

inline const Catalogue& full_catalogue() {
    static const Catalogue catalogue = [] {
        static std::deque<Descriptor> stand_ins;
        add_stand_ins(stand_ins);
        std::vector<const Descriptor*> all;
        for (const auto& entry : all_generators()) all.push_back(&entry.get().about);
        const size_t real = all.size();
        for (const Descriptor& descriptor : stand_ins) {
            bool there = false;
            for (size_t i = 0; i < real; i++) there = there || all[i]->name == descriptor.name;
            if (!there) all.push_back(&descriptor);
        }
        return Catalogue(all);
    }();
    return catalogue;
}

}  // namespace rowsmith
