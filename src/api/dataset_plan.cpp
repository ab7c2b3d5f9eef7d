#include "api/dataset_plan.h"

#include <algorithm>

#include "base/text.h"
#include "run/choose_format.h"
#include "schema/limits.h"
#include "schema/read_schema.h"

namespace rowsmith {

namespace {

// Holds what the manifest says of the making against what the schema says.
class RecipeCheck {
public:
    RecipeCheck(Context& context, const Store& store, const Manifest& said, const Manifest& made)
        : context_(context),
          said_(said),
          made_(made),
          file_(store.place_of(std::string(manifest_file_name))) {}

    void run() {
        differs("the name", said_.name, made_.name);
        differs("the seed", std::to_string(said_.seed), std::to_string(made_.seed));
        differs("the engine", std::to_string(said_.engine), std::to_string(made_.engine));
        for (const ManifestTable& table : said_.tables) {
            const auto found = std::ranges::find(made_.tables, table.name, &ManifestTable::name);
            const bool is_known = found != made_.tables.end();
            differs("the number of rows of '" + table.name + "'", with_commas(table.rows),
                    is_known ? with_commas(found->rows) : "no such table");
        }
        if (said_.libraries == made_.libraries) return;
        Error warning{.code = ErrorCode::unsupported,
                      .cause = "other_libraries",
                      .message = "made with " + text_of(said_.libraries) + "; this program has " +
                                 text_of(made_.libraries) +
                                 ", so that bytes may differ where values do not"};
        warning.place.file = file_;
        context_.problems.warn(std::move(warning));
    }

private:
    void differs(const std::string& what, const std::string& said, const std::string& made) {
        if (said == made) return;
        Error error{.code = ErrorCode::invalid_data,
                    .cause = "manifest_differs",
                    .message = what + " is " + said,
                    .expected = made + ", as schema.yaml says",
                    .fix = "generate the dataset again"};
        error.place.file = file_;
        context_.problems.add(std::move(error));
    }
    static std::string text_of(const NamedTexts& libraries) {
        std::string text;
        for (const auto& [name, version] : libraries)
            text += (text.empty() ? "" : ", ") + name + " " + version;
        return text.empty() ? "no libraries" : text;
    }

    Context& context_;
    const Manifest& said_;
    const Manifest& made_;
    const std::string file_;
};

}  // namespace

DatasetRequest DatasetPlan::request() const {
    DatasetRequest request{
        .plan = &plan, .schema_text = schema_text, .tables = {}, .format = &format};
    for (const PlannedTable& table : plan.tables)
        if (!table.hidden) request.tables.push_back(&table);
    return request;
}

Result<std::unique_ptr<DatasetPlan>> load_dataset_plan(Context& context, Store& store,
                                                       const Manifest& manifest) {
    auto data = std::make_unique<DatasetPlan>();
    const std::string name(schema_file_name);
    data->schema_text = TRY(read_text(store, name, document_size_max_bytes));
    auto schema =
        read_schema(data->schema_text, store.place_of(name), context.catalogue, context.problems);
    if (!schema || !context.problems.ok()) return fail(see_problems());
    auto plan = make_plan(*std::move(schema), context.catalogue, context.problems);
    if (!plan) return fail(see_problems());
    data->plan = *std::move(plan);
    std::vector<std::string> options;
    for (const auto& [key, value] : manifest.options) options.push_back(key + "=" + value);
    data->format = TRY(choose_format(manifest.format, options, manifest.compression));
    RecipeCheck(context, store, manifest, make_recipe(data->request())).run();
    return data;
}

}  // namespace rowsmith
