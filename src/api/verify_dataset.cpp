// verify: does a folder still hold what its manifest says?
#include "api/operation.h"
#include "api/place.h"
#include "base/text.h"
#include "store/verify.h"

namespace rowsmith::operations {

namespace {

struct Input {
    std::string folder;
};

struct Output {
    std::string folder;
    u64 files = 0;
    u64 size_bytes = 0;
};

Result<Output> handle(Context& context, const Input& input) {
    const auto store = TRY(open_place(context, input.folder));
    const Manifest manifest = TRY(manifest_in(*store));
    Output output{.folder = input.folder};
    for (const ManifestFile& file : files_of(manifest)) {
        const auto verified =
            verify_file(*store, file, checksum_kind_of(manifest, file), context.cancelled);
        if (!verified && verified.error().code == ErrorCode::cancelled)
            return fail(verified.error());
        if (!verified) context.problems.add(verified.error());
        output.files++;
        output.size_bytes += file.size_bytes;
    }
    if (!context.problems.ok()) return fail(see_problems());
    return output;
}

Reply reply(const Output& output) {
    Reply reply;
    reply.json.set("verified", Json::boolean(true))
        .set("files", output.files)
        .set("bytes", output.size_bytes);
    reply.text = output.folder + ": " + with_commas(output.files) + " files, " +
                 with_commas(output.size_bytes) + " bytes, all as the manifest says\n";
    return reply;
}

Result<Reply> run(Context& context, const Arguments& arguments) {
    return reply(TRY(handle(context, {arguments.text("folder")})));
}

}  // namespace

const ApiOperation& verify_dataset() {
    static const ApiOperation operation{
        .name = "verify_dataset",
        .word = "verify",
        .summary = "read the files of a dataset again and hold them against its manifest",
        .parameters = {{.option = {.name = "folder",
                                   .kind = OptionKind::text,
                                   .doc = "the dataset's folder, with manifest.json",
                                   .required = true},
                        .stands = Stands::first}},
        .examples = {"verify shop", "verify output/shop --json"},
        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
