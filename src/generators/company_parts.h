// The bundle of a company. Its parts:
//
//   last    the family in its name      legal   its legal form
//   second  what follows it: a field (" Logistik"), another family (" & Weber") or nothing
//   tld     the end of its domain       suffix  makes domains unique
//
// The domain and the e-mail are written from the same words as the name.
#pragma once
#include "generators/bundles.h"

namespace rowsmith {

const Bundle& company_bundle();

Result<BoundColumn> bind_company_name(BindContext& context);
Result<BoundColumn> bind_company_domain(BindContext& context);
Result<BoundColumn> bind_company_email(BindContext& context);
Result<BoundColumn> bind_company_legal_form(BindContext& context);
Result<BoundColumn> bind_company_industry(BindContext& context);
// A number of employees.
Result<BoundColumn> bind_company_size(BindContext& context);

}  // namespace rowsmith
