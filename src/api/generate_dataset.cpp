// generate: makes the rows and leaves files with a manifest, or streams one table.
#include "api/choices.h"
#include "api/load_schema.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "api/place.h"
#include "base/cpu.h"
#include "base/text.h"
#include "run/choose_format.h"
#include "run/dataset.h"
#include "run/hashing_sink.h"
#include "schema/print.h"
#include "store/delivery.h"
#include "store/existing_data.h"
#include "store/open_store.h"

namespace rowsmith::operations {

namespace {

struct Input {
    SchemaChoice schema;
    std::string output;  // a folder or URI, - for standard output, empty = by the schema's name
    std::string format;
    std::vector<std::string> format_options = {};
    Compression compression = Compression::none;
    std::vector<std::string> tables;
    DatasetOptions dataset = {};
    Overwrite overwrite = Overwrite::equal;
    std::string cpu;
};

struct Output {
    std::string folder;  // empty: streamed
    Manifest manifest;
    u64 elapsed_us = 0;
};

Result<std::vector<u32>> read_chunk_order(const std::string& text) {
    std::vector<u32> order;
    for (const std::string_view piece : split(text, ','))
        order.push_back(static_cast<u32>(TRY(read_count(piece, "chunks"))));
    std::vector<bool> seen(order.size(), false);
    for (const u32 chunk : order)
        if (chunk < seen.size()) seen[chunk] = true;
    for (const bool found : seen)
        if (!found)
            return fail({.code = ErrorCode::invalid_argument,
                         .cause = "bad_chunks",
                         .message = "chunks is '" + text + "'",
                         .expected = "the numbers from 0 in any order, each once: 1,0,2"});
    return order;
}

Result<RunOptions> read_run(const Context& context, const Arguments& arguments) {
    RunOptions run;
    const u64 threads = TRY(wanted_threads(context, arguments));
    const u64 block = TRY(arguments.number("block")).value_or(block_rows);
    if (threads < 1 || threads > 1024 || block < 1 || block > block_rows)
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "out_of_range",
                     .message = "threads is " + std::to_string(threads) + " and block " +
                                std::to_string(block),
                     .expected = "1 to 1024 threads, blocks of 1 to 256 rows"});
    run.threads = static_cast<u32>(threads);
    run.block = static_cast<u32>(block);
    if (arguments.has("chunks")) run.chunk_order = TRY(read_chunk_order(arguments.text("chunks")));
    run.cancelled = context.cancelled;
    if (context.progress != nullptr) {
        run.rows_done = &context.progress->rows_done;
        run.bytes_done = &context.progress->bytes_done;
    }
    return run;
}

Result<ChecksumKind> read_checksum(const Context& context, const Arguments& arguments) {
    if (arguments.text("output") == "-" && !arguments.has("checksum")) return ChecksumKind::none;
    return checksum_kind(TRY(chosen(context, arguments, {"checksum", "ROWSMITH_CHECKSUM"})));
}

Result<Input> read(const Context& context, const Arguments& arguments) {
    const std::optional<u64> seed = TRY(arguments.number("seed"));
    const std::string format = TRY(chosen(context, arguments, {"format", "DEFAULT_OUTPUT_FORMAT"}));
    Input input{.schema = {.description = arguments.text("schema"),
                           .seed = seed,
                           .rows = arguments.texts("rows")},
                .output = arguments.text("output"),
                .format = format,
                .format_options = arguments.texts("option"),
                .tables = arguments.texts("table"),
                .cpu = arguments.text("cpu")};
    input.compression = TRY(compression_named(arguments.text("compress", "none")));
    input.dataset.run = TRY(read_run(context, arguments));
    if (input.output.empty()) (void)TRY(default_place(context, {}));
    input.dataset.checksum = TRY(read_checksum(context, arguments));
    input.dataset.values_digest = arguments.flag("values_digest");
    if (arguments.flag("overwrite")) input.overwrite = Overwrite::anything;
    return input;
}

Result<void> stream(Context& context, const DatasetRequest& request, Manifest& said) {
    if (request.tables.size() != 1) {
        std::vector<std::string> names;
        for (const PlannedTable* table : request.tables) names.push_back(table->name);
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "several_tables",
                     .message = "a pipe takes one table, and there are " + quoted_list(names),
                     .expected = "one table",
                     .fix = names.empty() ? "" : "add --table " + names[0]});
    }
    HashingSink sink(context.standard_output(), request.options.checksum);
    (void)TRY(write_table(request, sink));
    ManifestFile& file = said.tables[0].files[0];
    file.size_bytes = sink.bytes();
    file.checksum = sink.hex();
    return {};
}

// `-o customers.csv` would otherwise be a folder of that name.
Result<void> refuse_file_name(const std::string& output, const OutputFormat& format) {
    const size_t dot = output.rfind('.');
    if (dot == std::string::npos || output.substr(dot + 1) != format.extension) return {};
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "folder_wanted",
                 .message = "'" + output + "' looks like a file",
                 .expected = "a folder, which gets one file a table and a manifest",
                 .fix = "write -o - > " + output + " to have one table in that file"});
}

Result<Output> handle(Context& context, const Input& input) {
    const u64 start = context.clock.elapsed_us();
    if (!input.cpu.empty()) (void)TRY(use_cpu_level(input.cpu));
    const OutputFormat format =
        TRY(choose_format(input.format, input.format_options, input.compression));
    (void)TRY(refuse_file_name(input.output, format));
    const auto [plan, document] = TRY(load_plan(context, input.schema));
    auto tables = TRY(choose_tables(plan, input.tables));
    const DatasetRequest request{.plan = &plan,
                                 .schema_text = to_yaml(document),
                                 .tables = std::move(tables),
                                 .format = &format,
                                 .options = input.dataset};
    if (context.progress != nullptr)
        for (const PlannedTable* table : request.tables)
            context.progress->rows_total += table->rows;
    Output output{.folder = input.output, .manifest = make_recipe(request)};
    if (input.output == "-") {
        (void)TRY(stream(context, request, output.manifest));
        output.folder.clear();
    } else {
        if (output.folder.empty()) output.folder = TRY(default_place(context, plan.schema->name));
        const auto store = TRY(open_place(context, output.folder));
        const ExistingData existing =
            TRY(look_at_existing(*store, output.manifest, input.overwrite));
        const auto delivery = TRY(deliver(*store));
        output.manifest = TRY(write_dataset(request, *delivery));
        (void)TRY(remove_stale(*store, existing, output.manifest));
    }
    output.elapsed_us = context.clock.elapsed_us() - start;
    return output;
}

std::string size_text(u64 bytes) {
    if (bytes < 10'000) return with_commas(bytes) + " bytes";
    if (bytes < 10'000'000) return with_commas(bytes / 1000) + " kB";
    return with_commas(bytes / 1'000'000) + " MB";
}

std::string summary_of(const Output& output) {
    std::string text;
    for (const ManifestTable& table : output.manifest.tables)
        for (const ManifestFile& file : table.files)
            text += output.folder + "/" + file.name + "  " + with_commas(table.rows) + " rows  " +
                    size_text(file.size_bytes) + "\n";
    const u64 tenths = output.elapsed_us / 100'000;
    text += "made in " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
    if (!is_store_uri(output.folder))
        text += "; look at them with\n  head " + output.folder + "/*." +
                (output.manifest.tables.empty() ? "*" : output.manifest.format);
    return text + "\n";
}

Reply reply(const Output& output) {
    Reply reply;
    Json tables = Json::array();
    for (const ManifestTable& table : output.manifest.tables) {
        Json files = Json::array();
        for (const ManifestFile& file : table.files) {
            Json entry = Json::object();
            entry.set("name", file.name).set("bytes", file.size_bytes);
            // Files have theirs in the manifest.
            if (output.folder.empty() && !file.checksum.empty())
                entry.set(name_of(output.manifest.checksum), file.checksum);
            files.add(std::move(entry));
        }
        Json json = Json::object();
        json.set("name", table.name).set("rows", table.rows).set("files", std::move(files));
        tables.add(std::move(json));
    }
    reply.json.set("name", output.manifest.name)
        .set("folder", output.folder)
        .set("format", output.manifest.format)
        .set("tables", std::move(tables))
        .set("seconds", Json::real(static_cast<double>(output.elapsed_us) / 1e6));
    if (!output.folder.empty()) reply.summary = summary_of(output);
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, TRY(read(context, arguments)))));
}

Parameter named(OptionSpec option, Stands stands = Stands::named, char letter = 0) {
    return {.option = std::move(option), .stands = stands, .letter = letter};
}

Parameter for_testers(std::string name, std::string doc) {
    return {.option = {.name = std::move(name), .doc = std::move(doc)},
            .audience = Audience::testers};
}

std::vector<Parameter> parameters() {
    return {
        schema_parameter(),
        named({.name = "output",
               .doc = "folder or URI for the files, or - to stream one table; else "
                      "$OUTPUT_STORAGE_PATH/NAME"},
              Stands::named, 'o'),
        format_parameter(),
        format_option_parameter(),
        compress_parameter(),
        rows_parameter(),
        seed_parameter(),
        named({.name = "table", .doc = "write this table only"}, Stands::repeated),
        threads_parameter(),
        overwrite_parameter(),
        named({.name = "checksum",
               .kind = OptionKind::word,
               .doc = "checksum of each file in the manifest, of a stream where asked for; else "
                      "$ROWSMITH_CHECKSUM or sha256",
               .words = {"sha256", "xxh128", "none"}}),
        named({.name = "values_digest",
               .kind = OptionKind::boolean,
               .doc = "add to each table a digest of its values, equal in every format"}),
        for_testers("block", "rows of a block, 1 to 256; changes no byte"),
        for_testers("chunks", "make chunks in this order, 1,0,2; changes no byte"),
        for_testers("cpu", "use this CPU level: v2, v3, v4; changes no byte"),
    };
}

}  // namespace

const ApiOperation& generate_dataset() {
    static const ApiOperation operation{
        .name = "generate_dataset",
        .word = "generate",
        .summary = "make the rows of a schema: one file a table, and a manifest",
        .parameters = parameters(),
        .examples = {"generate shop.yaml", "generate shop.yaml -o shop --format jsonl",
                     "generate shop.yaml --rows customers=1_000_000 --seed 8 -o big",
                     "generate shop.yaml --table orders -o - | head"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
