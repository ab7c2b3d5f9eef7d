// What an enum makes of its values.
#include "generators/listed_values.h"

namespace rowsmith::generators {

const Generator& enum_() {
    static const Generator generator{
        {.name = "enum",
         .summary = "one of an enum's values, by shares",
         .options = {{.name = "enum_values",
                      .kind = OptionKind::shares,
                      .doc = "the values: {a: 80%, b: rest}, {a: 4, b: 1} or [a, b]",
                      .required = true}},
         .kinds = {Kind::enum_},
         .example = "{type: enum, generate: enum, enum_values: {free: 80%, plus: 15%, pro: 5%}}"},
        bind_listed_values};
    return generator;
}

}  // namespace rowsmith::generators
