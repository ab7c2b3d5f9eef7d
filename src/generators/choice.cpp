// One of the listed values, by shares.
#include "generators/listed_values.h"

namespace rowsmith::generators {

const Generator& choice() {
    static const Generator generator{
        {.name = "choice",
         .summary = "one of the listed values, by shares",
         .options = {{.name = "enum_values",
                      .kind = OptionKind::shares,
                      .doc = "the values: {a: 80%, b: rest}, {a: 4, b: 1} or [a, b]",
                      .required = true}},
         .kinds = {Kind::string, Kind::integer, Kind::float_, Kind::decimal, Kind::boolean,
                   Kind::date, Kind::time, Kind::datetime, Kind::duration, Kind::email, Kind::phone,
                   Kind::enum_},
         .example = "{type: string, generate: choice, enum_values: {red: 60%, blue: rest}}"},
        bind_listed_values};
    return generator;
}

}  // namespace rowsmith::generators
