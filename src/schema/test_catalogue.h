// A small catalogue for the tests of this layer.
#pragma once
#include "schema/catalogue.h"

namespace rowsmith {

inline const Catalogue& test_catalogue() {
    using enum OptionKind;
    static const Descriptor sequence{
        .name = "sequence",
        .summary = "1, 2, 3",
        .options = {{.name = "start", .kind = value, .doc = "", .default_text = "1"}},
        .kinds = {Kind::integer}};
    static const Descriptor uniform{
        .name = "uniform", .summary = "evenly", .kinds = {Kind::integer, Kind::decimal}};
    static const Descriptor lognormal{
        .name = "lognormal",
        .summary = "skewed",
        .options = {{.name = "median", .kind = number, .doc = "", .may_be_expression = true},
                    {.name = "p95", .kind = number, .doc = ""}},
        .kinds = {Kind::float_, Kind::decimal, Kind::integer, Kind::duration}};
    static const Descriptor constant{
        .name = "constant",
        .summary = "the same",
        .options = {{.name = "value", .kind = value, .doc = "", .required = true}}};
    static const Descriptor choice{.name = "choice",
                                   .summary = "of a list",
                                   .options = {{.name = "enum_values", .kind = shares, .doc = ""}}};
    static const Descriptor full_name{
        .name = "person.full_name", .summary = "a name", .kinds = {Kind::string}};
    static const Descriptor email{.name = "person.email",
                                  .summary = "an address",
                                  .kinds = {Kind::email, Kind::string},
                                  .picked_by_formats = {"email"}};
    static const Descriptor datetime{
        .name = "datetime", .summary = "a moment", .kinds = {Kind::datetime}};
    static const Catalogue catalogue(
        {&sequence, &uniform, &lognormal, &constant, &choice, &full_name, &email, &datetime});
    return catalogue;
}

}  // namespace rowsmith
