// verify: does a place still hold what its manifest says, and what its schema makes?
#include <algorithm>

#include "api/attest_dataset.h"
#include "api/choices.h"
#include "api/dataset_plan.h"
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "api/place.h"
#include "base/text.h"
#include "quality/recompute.h"
#include "schema/limits.h"
#include "store/verify.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string place;
    VerifyOptions options = {};
    bool recomputes = false;
    RecomputeOptions again = {};
    std::vector<std::string> tables = {};  // that are recomputed; none: all
    std::string attest = {};               // a file
};

struct Output {
    std::string place;
    u64 files = 0;
    u64 size_bytes = 0;
    std::optional<u64> rows_made = {};  // anew
    std::optional<Attested> attested = {};
};

Result<Input> read(const Context& context, const Arguments& arguments) {
    Input input{.place = arguments.text("folder")};
    const u64 threads = TRY(wanted_threads(context, arguments));
    if (threads < 1 || threads > 1024)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "threads is " + std::to_string(threads),
                     .expected = "1 to 1024 threads"});
    input.options.threads = static_cast<u32>(threads);
    input.options.cancelled = context.cancelled;
    input.again.run = {.threads = input.options.threads, .cancelled = context.cancelled};
    input.tables = arguments.texts("table");
    input.attest = arguments.text("attest");
    if (arguments.has("rows")) input.again.rows = TRY(read_row_range(arguments.text("rows")));
    input.again.sample = TRY(arguments.number("sample"));
    constexpr u64 sample_max = 1'000'000;
    if (input.again.sample && (*input.again.sample < 1 || *input.again.sample > sample_max))
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "sample is " + std::to_string(*input.again.sample),
                     .expected = "1 to 1,000,000 rows of each table"});
    input.recomputes = arguments.flag("recompute") || input.again.rows || input.again.sample ||
                       !input.tables.empty();
    if (context.progress != nullptr) {
        input.options.rows_done = &context.progress->rows_done;
        input.options.bytes_done = &context.progress->bytes_done;
        input.again.run.rows_done = input.options.rows_done;
        input.again.run.bytes_done = input.options.bytes_done;
    }
    return input;
}

// Which tables, and what the manifest must have of them.
Result<DatasetRequest> chosen_request(const DatasetPlan& data, const Manifest& manifest,
                                      const std::vector<std::string>& names) {
    DatasetRequest request = data.request();
    if (names.empty()) return request;
    request.tables = TRY(choose_tables(data.plan, names));
    for (const std::string& name : names) {
        if (std::ranges::find(manifest.tables, name, &ManifestTable::name) != manifest.tables.end())
            continue;
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "table_not_made",
                     .message = "the dataset has no table '" + name + "'",
                     .expected = "a table of its manifest"});
    }
    return request;
}

// Rows are made anew only of the schema that the manifest names: with another one all would differ.
Result<Recomputation> make_again(Context& context, Store& store, const Manifest& manifest,
                                 const Input& input) {
    const std::string name(schema_file_name);
    const auto text = read_text(store, name, document_size_max_bytes);
    if (!text && text.error().code != ErrorCode::not_found) return fail(text.error());
    if (!text || checksum_of(ChecksumKind::sha256, *text) != manifest.schema_sha256)
        return Recomputation{};
    const auto data = TRY(load_dataset_plan(context, store, manifest));
    const DatasetRequest request = TRY(chosen_request(*data, manifest, input.tables));
    return recompute(store, manifest, request, input.again);
}

Result<Output> handle(Context& context, const Input& input) {
    const auto store = TRY(open_place(context, input.place));
    const Manifest manifest = TRY(manifest_in(*store));
    const std::string name(manifest_file_name);
    const std::string text = TRY(read_text(*store, name, manifest_size_max_bytes));
    if (const auto sealed = check_seal(text, store->place_of(name)); !sealed)
        context.problems.add(sealed.error());
    if (context.progress != nullptr)
        for (const ManifestTable& table : manifest.tables)
            context.progress->rows_total += table.rows;
    VerifyOptions options = input.options;
    Output output{.place = store->place()};
    if (input.recomputes) {
        auto again = make_again(context, *store, manifest, input);
        if (!again) return fail(std::move(again).error());
        for (Error& error : again->wrongs) context.problems.add(std::move(error));
        options.known = std::move(again->known);
        output.rows_made = again->rows;
    }
    for (Error& error : TRY(verify_files(*store, manifest, options)))
        context.problems.add(std::move(error));
    if (!context.problems.ok()) return fail(see_problems());
    if (!input.attest.empty())
        output.attested =
            TRY(attest_dataset(context, *store, manifest, {input.attest, output.rows_made}));
    for (const ManifestFile& file : files_of(manifest)) {
        output.files++;
        output.size_bytes += file.size_bytes;
    }
    return output;
}

Reply reply(const Output& output) {
    Reply reply;
    reply.json.set("verified", Json::boolean(true))
        .set("files", output.files)
        .set("bytes", output.size_bytes);
    reply.text = output.place + ": " + with_commas(output.files) + " files, " +
                 with_commas(output.size_bytes) + " bytes, all as the manifest says\n";
    if (output.rows_made) {
        reply.json.set("rows_made_again", *output.rows_made);
        reply.text += with_commas(*output.rows_made) + " rows made again: all as the schema says\n";
    }
    if (output.attested) {
        reply.json.set("attestation", output.attested->file)
            .set("script", output.attested->script)
            .set("checks", output.attested->checks)
            .set("not_checked", output.attested->not_checked);
        reply.text += output.attested->file + ": " + with_commas(output.attested->checks) +
                      " checks attested, " + with_commas(output.attested->not_checked) +
                      " of them not checked; hold files against it with\n  python3 " +
                      output.attested->script + " " + output.attested->file + " " + output.place +
                      "\n";
    }
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, TRY(read(context, arguments)))));
}

std::vector<Parameter> parameters() {
    return {
        {.option = {.name = "folder",
                    .kind = OptionKind::text,
                    .doc = "the dataset's folder or URI, with manifest.json",
                    .required = true},
         .stands = Stands::first},
        {.option = {.name = "recompute",
                    .kind = OptionKind::boolean,
                    .doc = "make all rows anew from the dataset's schema, and compare"}},
        {.option = {.name = "table", .doc = "make the rows of this table only"},
         .stands = Stands::repeated},
        {.option = {.name = "rows",
                    .doc = "make rows A..B of each table only, both included, counted from 0"}},
        {.option = {.name = "attest",
                    .doc = "check the rules too, and write an in-toto statement of all to this "
                           "file, with a Python program beside it that needs nothing else"}},
        {.option = {.name = "sample",
                    .kind = OptionKind::integer,
                    .doc = "make so many rows of each table only, spread over it"}},
        threads_parameter(),
    };
}

}  // namespace

const ApiOperation& verify_dataset() {
    static const ApiOperation operation{
        .name = "verify_dataset",
        .word = "verify",
        .summary = "read the files of a dataset again and hold them against its manifest",
        .parameters = parameters(),
        .examples = {"verify shop", "verify shop --recompute",
                     "verify shop --table orders --sample 1000",
                     "verify shop --recompute --attest shop.intoto.json",
                     "verify s3://bucket/shop --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
