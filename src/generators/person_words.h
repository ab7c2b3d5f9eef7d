// Columns about a person that follow from locale, sex and age.
#pragma once
#include "generators/generator.h"

namespace rowsmith {

Result<BoundColumn> bind_title(BindContext& context);
Result<BoundColumn> bind_job_title(BindContext& context);
Result<BoundColumn> bind_education(BindContext& context);
Result<BoundColumn> bind_marital_status(BindContext& context);
Result<BoundColumn> bind_birth_date(BindContext& context);
Result<BoundColumn> bind_age(BindContext& context);

}  // namespace rowsmith
