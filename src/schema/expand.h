// Rewrites a document into its canonical form: shorthand columns become maps, single names lists,
// the `fields` form a schema of one table. The typed model is read from the canonical form only, so
// both ways of writing give the same model and the same bytes.
//
//   email                  {type: email}                      a type's name
//   person.full_name       {generate: person.full_name}       a generator's name
//   customers.id           {references: customers.id}         a column of a table
//   1..10                  {type: integer, generate: uniform, min_value: 1, max_value: 10}
//   0.50..9.99             {type: decimal, scale: 2, generate: uniform, …}
//   2026-01-01..           {type: date, min_value: 2026-01-01}
//   [a, b], {a: 80%, b: rest}   {type: enum, enum_values: …}
#pragma once
#include "schema/catalogue.h"
#include "schema/node.h"

namespace rowsmith {

// Reports shorthand that means nothing, or two things. Never makes a document that reads otherwise.
Node expand_document(const Node& document, const Catalogue& catalogue, Problems& problems);

// One column; `document` tells which tables there are.
Node expand_column(const Node& column, const Node& document, const Catalogue& catalogue,
                   Problems& problems);

// {"fields": […]} as a document with one table. Expects is_fields_form.
Node expand_fields_form(const Node& document, Problems& problems);
bool is_fields_form(const Node& document);

}  // namespace rowsmith
