// jobs create: a schema, a format and a place become a job, whose rows are those of `generate`.
#include "api/choices.h"
#include "api/job_report.h"
#include "api/load_schema.h"
#include "api/parameters.h"
#include "api/place.h"
#include "api/work_on_jobs.h"
#include "base/text.h"
#include "base/version.h"
#include "jobs/chunk_order.h"
#include "schema/print.h"
#include "store/existing_data.h"

namespace rowsmith::operations {

namespace {

// Above it the files of a job are parts, unless something else is asked for.
constexpr u64 one_file_max_bytes = 1'000'000'000;

constexpr u64 chunks_max = 1'000'000;
constexpr u64 priority_max = 1'000'000;

struct Input {
    SchemaChoice schema;
    JobSpec spec;
    std::optional<JobLayout> layout = {};
    std::optional<u64> chunk_rows = {};
    std::string output;
    Overwrite overwrite = Overwrite::equal;
    bool is_left_to_others = false;
    u64 threads = 1;
};

Error out_of_range(std::string message, std::string expected, std::string fix = {}) {
    return {.code = ErrorCode::invalid_argument,
            .cause = "out_of_range",
            .message = std::move(message),
            .expected = std::move(expected),
            .fix = std::move(fix)};
}

// A job outlives the process that a pipe is tied to.
Error job_into_pipe() {
    return {.code = ErrorCode::invalid_argument,
            .cause = "job_into_pipe",
            .message = "a job writes files, and '-' is a pipe",
            .expected = "a folder or a store",
            .fix = "stream one table by rowsmith generate SCHEMA --table TABLE -o -"};
}

Result<Input> read(Context& context, const Arguments& arguments) {
    Input input;
    input.schema.description = arguments.text("schema");
    input.schema.seed = TRY(arguments.number("seed"));
    input.schema.rows = arguments.texts("rows");
    if (const auto total = TRY(arguments.number("total_rows"))) {
        if (*total == 0) return fail(out_of_range("total_rows is 0", "at least 1 row"));
        const std::string table = arguments.text("table");
        input.schema.rows.push_back((table.empty() ? "" : table + "=") + std::to_string(*total));
    }
    input.schema.unique = arguments.texts("uniqueness_fields");
    input.spec.format = TRY(chosen(context, arguments, {"format", "DEFAULT_OUTPUT_FORMAT"}));
    input.spec.format_options = arguments.texts("option");
    input.spec.compression = TRY(compression_named(arguments.text("compress", "none")));
    if (arguments.has("layout")) input.layout = TRY(job_layout(arguments.text("layout")));
    if (input.layout && is_archive(*input.layout) && input.spec.compression != Compression::none)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "compressed_inside",
                     .message = "an archive is compressed already",
                     .expected = "one of --compress and --layout zip or tar"});
    if (arguments.flag("client")) input.spec.driver = Driver::client;
    if (input.spec.driver == Driver::client &&
        input.layout.value_or(JobLayout::file) != JobLayout::file)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "client_layout",
                     .message = "a client's job has no layout",
                     .expected = "jobs download, which gives one file a table"});
    const u64 priority = TRY(arguments.number("priority")).value_or(0);
    if (priority > priority_max)
        return fail(out_of_range("priority is " + std::to_string(priority),
                                 "0 to " + with_commas(priority_max)));
    input.spec.priority = static_cast<i64>(priority);
    input.spec.keep_chunks = arguments.flag("keep_chunks");
    input.chunk_rows = TRY(arguments.number("chunk_size"));
    if (input.chunk_rows == 0) return fail(out_of_range("chunk_size is 0", "at least 1 row"));
    input.output = arguments.text("output");
    if (input.output == "-") return fail(job_into_pipe());
    if (input.output.empty()) (void)TRY(default_place(context, {}));
    (void)TRY(chunk_place(context, {}));
    if (arguments.flag("overwrite")) input.overwrite = Overwrite::anything;
    input.is_left_to_others = arguments.flag("later");
    input.threads = TRY(threads_in_range(context, arguments));
    return input;
}

Error archive_exists(const std::string& place, const std::string& name) {
    Error error{.code = ErrorCode::conflict,
                .cause = "data_exists",
                .message = "'" + name + "' is there already",
                .expected = "a place without it",
                .fix = "choose another one with -o, or add --overwrite"};
    error.place.file = place;
    return error;
}

// A ledger of more chunks than rows that anybody reads would only be slow.
Result<void> check_chunks(const JobSpec& spec) {
    if (spec.chunks() <= chunks_max) return {};
    const u64 rows = (spec.rows() + chunks_max - 1) / chunks_max + 1;
    return fail(out_of_range("that makes " + with_commas(spec.chunks()) + " chunks",
                             "at most " + with_commas(chunks_max),
                             "ask for a chunk_size of " + std::to_string(rows) + " or more"));
}

// A manifest that nobody can read any more would be of no use.
Result<void> check_parts(const JobSpec& spec) {
    constexpr u64 entry_bytes = 250;  // besides the table's name
    u64 bytes = 0;
    for (const JobTable& table : spec.tables)
        bytes += table.chunks * (entry_bytes + table.name.size());
    if (spec.layout != JobLayout::parts || bytes <= manifest_size_max_bytes) return {};
    return fail(out_of_range(
        "that makes " + with_commas(spec.chunks()) + " parts",
        "as many as a manifest of " + with_commas(manifest_size_max_bytes) + " bytes can name",
        "ask for a larger chunk_size, or --layout file"));
}

// Whether files may be written there, and what stands there may be replaced.
Result<void> look_at_place(const LoadedJob& data, const JobSpec& spec, Overwrite overwrite) {
    const Manifest recipe = make_recipe({.plan = &data.plan,
                                         .schema_text = spec.schema_text,
                                         .tables = data.tables,
                                         .format = &data.format});
    // Parts go there from the first chunk on, other files when all rows are made: too late to learn
    // that a folder can't be written.
    const bool is_folder = data.place->uri().starts_with("file:");
    if (is_folder && spec.layout != JobLayout::parts) (void)TRY(data.place->hold());
    if (is_archive(spec.layout)) {
        (void)TRY(check_table_names(recipe));
        if (overwrite == Overwrite::anything) return {};
        const std::string name = spec.archive_file();
        if (!TRY(data.place->size_bytes(name))) return {};
        return fail(archive_exists(data.place->uri(), name));
    }
    const ExistingData existing = TRY(look_at_existing(*data.place, recipe, overwrite));
    if (spec.layout != JobLayout::parts || overwrite == Overwrite::anything) return {};
    return look_at_folders(*data.place, recipe, existing);
}

Result<Job> handle(Context& context, Input input) {
    JobSpec& spec = input.spec;
    const std::string id = new_uuid(*context.entropy);
    auto [plan, document] = TRY(load_plan(context, input.schema));
    spec.schema_text = to_yaml(document);
    spec.name = plan.schema->name;
    spec.seed = plan.schema->seed;
    spec.engine = plan.schema->engine.value_or(newest_engine);
    if (input.output.empty()) input.output = TRY(default_place(context, spec.name));
    spec.place = TRY(place_uri(context, input.output));
    spec.chunk_place = spec.place;
    const auto data = TRY(load_job(id, spec, std::move(plan), stores_of(context)));
    Division division = TRY(divide(*data, input.chunk_rows));
    spec.tables = std::move(division.tables);
    (void)TRY(check_chunks(spec));
    const bool is_large = division.size_bytes > one_file_max_bytes;
    const bool may_be_parts = spec.driver == Driver::workers;
    spec.layout =
        input.layout.value_or(is_large && may_be_parts ? JobLayout::parts : JobLayout::file);
    (void)TRY(check_parts(spec));
    if (spec.layout != JobLayout::parts) spec.chunk_place = TRY(chunk_place(context, id));
    (void)TRY(look_at_place(*data, spec, input.overwrite));
    const auto ledger = TRY(open_ledger(context));
    (void)TRY(ledger->create(id, spec));
    if (!input.is_left_to_others && spec.driver == Driver::workers) {
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
    if (job.state == JobState::pending)
        reply.summary = job.spec.driver == Driver::client
                            ? "rowsmith jobs chunk " + job.id + " 0 makes its first chunk\n"
                            : "rowsmith jobs run works at it\n";
    if (job.state == JobState::failed) reply.verdict = ErrorCode::io;
    if (arguments.flag("later") || job.spec.driver == Driver::client) return reply;
    // Somebody else has paused or cancelled it: whoever waited for the data must not go on.
    if (job.state == JobState::paused || job.state == JobState::cancelled) {
        reply.verdict = ErrorCode::conflict;
        reply.notes = "the job is " + std::string(name_of(job.state)) + ", not by this process\n";
    }
    if (!is_over(job.state) && job.state != JobState::paused) tell_of_stop(context, reply);
    return reply;
}

std::vector<Parameter> parameters() {
    return {
        schema_parameter(),
        {.option = {.name = "output",
                    .doc = "folder or store for the files, s3://bucket/prefix; else "
                           "$OUTPUT_STORAGE_PATH/NAME"},
         .letter = 'o'},
        format_parameter(),
        format_option_parameter(),
        compress_parameter(),
        rows_parameter(),
        {.option = {.name = "total_rows",
                    .kind = OptionKind::integer,
                    .doc = "rows of the root table, instead of the schema's"}},
        {.option = {.name = "table", .doc = "the root table that total_rows is about"}},
        {.option = {.name = "uniqueness_fields",
                    .doc = "a field that has no value twice: FIELD or TABLE.FIELD"},
         .stands = Stands::repeated},
        seed_parameter(),
        {.option = {.name = "chunk_size",
                    .kind = OptionKind::integer,
                    .doc = "rows of a chunk; else what makes about 64 MB"}},
        {.option = {.name = "layout",
                    .kind = OptionKind::word,
                    .doc = "a file a table; a folder a table with a file a chunk; all in NAME.zip; "
                           "all in NAME.tar.zst; else parts above about 1 GB and file below",
                    .words = {"file", "parts", "zip", "tar"}}},
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
        {.option = {.name = "client",
                    .kind = OptionKind::boolean,
                    .doc = "leave the chunks to `jobs chunk`, one call each"}},
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
                     "jobs create shop.yaml -o shop --layout zip",
                     "jobs create shop.yaml --later --priority 5"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
