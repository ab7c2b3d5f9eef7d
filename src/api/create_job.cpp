// jobs create: a schema, a format and a place become a job, whose rows are those of `generate`.
#include <filesystem>

#include "api/choices.h"
#include "api/job_report.h"
#include "api/load_schema.h"
#include "api/parameters.h"
#include "api/work_on_jobs.h"
#include "base/version.h"
#include "jobs/chunk_order.h"
#include "schema/print.h"
#include "store/existing_data.h"

namespace rowsmith::operations {

namespace {

struct Input {
    SchemaChoice schema;
    JobSpec spec;
    std::optional<u64> chunk_rows = {};
    std::string output;
    std::string output_parent, chunk_parent;
    Overwrite overwrite = Overwrite::equal;
    bool is_left_to_others = false;
    u64 threads = 1;
};

Result<Input> read(Context& context, const Arguments& arguments) {
    Input input;
    input.schema.description = arguments.text("schema");
    input.schema.seed = TRY(arguments.number("seed"));
    input.schema.rows = arguments.texts("rows");
    input.spec.format = TRY(chosen(context, arguments, {"format", "DEFAULT_OUTPUT_FORMAT"}));
    input.spec.format_options = arguments.texts("option");
    input.spec.layout = TRY(job_layout(arguments.text("layout", "file")));
    input.spec.priority = static_cast<i64>(TRY(arguments.number("priority")).value_or(0));
    input.spec.keep_chunks = arguments.flag("keep_chunks");
    input.chunk_rows = TRY(arguments.number("chunk_size"));
    if (input.chunk_rows == 0)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "chunk_size is 0",
                     .expected = "at least 1 row"});
    input.output = arguments.text("output");
    (void)TRY(context.settings.text("STORAGE_TYPE"));
    input.output_parent = TRY(context.settings.text("OUTPUT_STORAGE_PATH"));
    input.chunk_parent = TRY(context.settings.text("TEMP_STORAGE_PATH"));
    if (arguments.flag("overwrite")) input.overwrite = Overwrite::anything;
    input.is_left_to_others = arguments.flag("later");
    input.threads = TRY(wanted_threads(context, arguments));
    return input;
}

// A job may go on in a process that runs in another folder.
std::string absolute(const std::string& path) {
    std::error_code code;
    return std::filesystem::absolute(path, code).lexically_normal().string();
}

Result<Job> handle(Context& context, Input input) {
    const auto ledger = TRY(open_ledger(context));
    JobSpec& spec = input.spec;
    const std::string id = new_uuid(*context.entropy);
    auto [plan, document] = TRY(load_plan(context, input.schema));
    spec.schema_text = to_yaml(document);
    spec.name = plan.schema->name;
    spec.seed = plan.schema->seed;
    spec.engine = plan.schema->engine.value_or(newest_engine);
    const std::string folder =
        absolute(input.output.empty() ? input.output_parent + "/" + spec.name : input.output);
    spec.place = "file:" + folder;
    spec.chunk_place = spec.layout == JobLayout::parts
                           ? spec.place
                           : "file:" + absolute(input.chunk_parent + "/" + id);
    const auto data = TRY(load_job(id, spec, std::move(plan), context.files));
    (void)TRY(look_at_existing(*data->place,
                               make_recipe({.plan = &data->plan,
                                            .schema_text = spec.schema_text,
                                            .tables = data->tables,
                                            .format = &data->format}),
                               input.overwrite));
    spec.tables = TRY(divide(*data, input.chunk_rows));
    (void)TRY(ledger->create(id, spec));
    if (!input.is_left_to_others) {
        if (context.progress != nullptr) context.progress->rows_total += spec.rows();
        (void)TRY(work_on_jobs(context, *ledger, {.threads = input.threads, .until = id}));
    }
    return ledger->find(id);
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    const Job job = TRY(handle(context, TRY(read(context, arguments))));
    Reply reply{.json = job_json(job), .text = job_text(job)};
    u64 chunk_rows = 0;
    for (const JobTable& table : job.spec.tables)
        chunk_rows = std::max(chunk_rows, table.chunk_rows);
    reply.json.set("chunk_size", chunk_rows);
    if (job.state == JobState::failed) reply.verdict = ErrorCode::io;
    return reply;
}

std::vector<Parameter> parameters() {
    return {
        schema_parameter(),
        {.option = {.name = "output",
                    .doc = "folder for the files; else $OUTPUT_STORAGE_PATH/NAME"},
         .letter = 'o'},
        format_parameter(),
        format_option_parameter(),
        rows_parameter(),
        seed_parameter(),
        {.option = {.name = "chunk_size",
                    .kind = OptionKind::integer,
                    .doc = "rows of a chunk; else what makes about 64 MB"}},
        {.option = {.name = "layout",
                    .kind = OptionKind::word,
                    .doc = "a file a table, or a folder a table with a file a chunk",
                    .default_text = "file",
                    .words = {"file", "parts"}}},
        {.option = {.name = "priority",
                    .kind = OptionKind::integer,
                    .doc = "jobs with a higher one come first",
                    .default_text = "0"}},
        {.option = {.name = "keep_chunks",
                    .kind = OptionKind::boolean,
                    .doc = "leave the chunks where they are when the job is done"}},
        overwrite_parameter(),
        {.option = {.name = "later",
                    .kind = OptionKind::boolean,
                    .doc = "leave the work to `jobs run`"}},
        threads_parameter(),
    };
}

}  // namespace

const ApiOperation& create_job() {
    static const ApiOperation operation{
        .name = "create_job",
        .word = "jobs create",
        .summary = "make the rows as a job, which goes on where it was after any end",
        .parameters = parameters(),
        .examples = {"jobs create shop.yaml -o shop",
                     "jobs create shop.yaml --rows customers=100_000_000 --layout parts",
                     "jobs create shop.yaml --later --priority 5"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
