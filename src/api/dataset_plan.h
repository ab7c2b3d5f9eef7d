// What a dataset that stands somewhere was made from, as its own schema and manifest tell it.
#pragma once
#include <memory>
#include <vector>

#include "api/context.h"
#include "run/dataset.h"
#include "store/store.h"

namespace rowsmith {

struct DatasetPlan {
    std::string schema_text;
    Plan plan;
    OutputFormat format;

    // Everything of the dataset; the plan must stay where it is.
    DatasetRequest request() const;
};

// Mistakes of the schema go to the context's problems, so does what the manifest says otherwise
// than the schema: manifest_differs. Libraries of other versions are warned of.
Result<std::unique_ptr<DatasetPlan>> load_dataset_plan(Context& context, Store& store,
                                                       const Manifest& manifest);

}  // namespace rowsmith
