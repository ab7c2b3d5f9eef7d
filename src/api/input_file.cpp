#include "api/input_file.h"

#include <filesystem>

#include "api/place.h"
#include "base/text.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

// What two ways to write a place have in common: links followed, `..` gone; of a URI as it is.
std::string plain(const std::string& place) {
    if (is_store_uri(place) && !place.starts_with("file:")) return place;
    std::string path = place;
    if (path.starts_with("file://")) path.erase(0, 7);
    if (path.starts_with("file:")) path.erase(0, 5);
    std::error_code code;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(path, code), code).string();
}

bool lies_in(const std::string& file, std::string folder) {
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    return file == folder || file.starts_with(folder == "/" ? folder : folder + "/");
}

Result<void> check_listed(const Context& context, const std::string& text) {
    const std::string listed = TRY(context.settings.text("ROWSMITH_INPUTS"));
    const std::string file = plain(text);
    const bool leads_up = file.find("/../") != std::string::npos || file.ends_with("/..");
    for (const std::string_view place : split(listed, ',')) {
        const std::string_view entry = trimmed(place);
        if (!entry.empty() && !leads_up && lies_in(file, plain(std::string(entry)))) return {};
    }
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "input_not_listed",
                 .message = "'" + text + "' is none of the inputs that may be read",
                 .expected = "a file in one of $ROWSMITH_INPUTS",
                 .fix = "let the operator add its folder to ROWSMITH_INPUTS"});
}

}  // namespace

Result<InputFile> open_input(Context& context, const std::string& text) {
    if (context.caller == Caller::program) (void)TRY(check_listed(context, text));
    const size_t slash = text.rfind('/');
    const size_t authority = text.find("://");
    const bool is_uri = is_store_uri(text);
    const size_t begin = is_uri ? text.find(':') + 1 : 0;
    // s3://bucket names a bucket, not a file.
    const bool has_folder = slash != std::string::npos && slash >= begin &&
                            (!is_uri || authority == std::string::npos || slash > authority + 2);
    if (is_uri && !has_folder && !text.starts_with("file:"))
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "no_file_named",
                     .message = "'" + text + "' names no file",
                     .expected = "a file in the store, such as " + text + "/shop.yaml"});
    std::string folder = text.substr(0, begin) + ".";
    if (has_folder) folder = text.substr(0, slash == begin ? slash + 1 : slash);
    InputFile file;
    file.store = TRY(open_place(context, folder));
    file.name = text.substr(has_folder ? slash + 1 : begin);
    (void)TRY(check_name(file.name));
    return file;
}

}  // namespace rowsmith
