// Years of birth and first names. The ages of a table's people make the weights of the first names
// (more Marys among the old); given the first name, the year of birth follows by what the name's
// share was in each decade.
#pragma once
#include <string>
#include <vector>

#include "generators/generator.h"
#include "generators/person_lists.h"

namespace rowsmith {

// Dates of birth that people may have, both included, in days since 1970-01-01.
struct BirthSpan {
    i64 first = 0;
    i64 last = 0;
};

// From the bounds of the bundle's birth_date and age members, else adults of 18 to 89 years.
Result<BirthSpan> birth_span(BindContext& context);

// One calendar year's part of a span.
struct BirthYear {
    i32 year = 0;
    i64 first_day = 0;
    u32 days = 0;
    double weight = 0;  // by the age that people born then have
};
std::vector<BirthYear> birth_years(const BirthSpan& span, i64 as_of_day);

// The weights of a locale's first names of a sex among people born in these years.
std::vector<double> first_name_weights(const values::People& people, values::Sex sex,
                                       const std::vector<BirthYear>& years);

// The part `birth`: the day, given the first name.
Result<BoundColumn> bind_birth(BindContext& context, const PersonLists& lists);

// Whole years between a day of birth and another day.
i64 age_at(i64 birth_day, i64 day);

}  // namespace rowsmith
