// verify: does a place still hold what its manifest says?
#include "api/choices.h"
#include "api/operation.h"
#include "api/parameters.h"
#include "api/place.h"
#include "base/text.h"
#include "store/verify.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string place;
    VerifyOptions options = {};
};

struct Output {
    std::string place;
    u64 files = 0;
    u64 size_bytes = 0;
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
    if (context.progress != nullptr) {
        input.options.rows_done = &context.progress->rows_done;
        input.options.bytes_done = &context.progress->bytes_done;
    }
    return input;
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
    for (Error& error : TRY(verify_files(*store, manifest, input.options)))
        context.problems.add(std::move(error));
    if (!context.problems.ok()) return fail(see_problems());
    Output output{.place = store->place()};
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
        .examples = {"verify shop", "verify output/shop --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
