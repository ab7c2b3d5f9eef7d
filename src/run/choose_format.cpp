#include "run/choose_format.h"

#include "base/text.h"
#include "format/format.h"

namespace rowsmith {

namespace {

std::unexpected<Error> wrong(std::string cause, std::string message,
                             const std::vector<std::string>& known, const std::string& word,
                             const std::string& fix) {
    const std::string meant = nearest(word, known);
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = std::move(cause),
                 .message = std::move(message),
                 .expected = known.empty() ? "no option" : "one of " + quoted_list(known),
                 .fix = meant.empty() ? "" : fix + meant});
}

Result<const Format*> find_format(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& entry : all_format()) {
        if (entry.get().about.name == name) return &entry.get();
        names.push_back(entry.get().about.name);
    }
    return wrong("unknown_format", "there is no format '" + name + "'", names, name,
                 "write --format ");
}

// A document of its own, so that errors about a value have a place.
Node options_document() {
    Node node;
    node.kind = NodeKind::map;
    node.trail = std::make_shared<const Trail>(Trail{nullptr, "--option"});
    return node;
}

}  // namespace

Result<OutputFormat> choose_format(const std::string& name,
                                   const std::vector<std::string>& options) {
    const Format& format = *TRY(find_format(name));
    std::vector<std::string> known;
    for (const OptionSpec& option : format.about.options) known.push_back(option.name);
    OutputFormat chosen{.name = name, .extension = format.extension};
    if (format.libraries != nullptr) chosen.libraries = format.libraries();
    Node node = options_document();
    for (const std::string& option : options) {
        const size_t sign = option.find('=');
        const std::string key = option.substr(0, sign);
        if (sign == std::string::npos)
            return wrong("bad_option", "'" + option + "' has no value", known, key,
                         "write --option NAME=VALUE, for instance ");
        if (format.about.find(key) == nullptr)
            return wrong("unknown_option", "the format '" + name + "' has no option '" + key + "'",
                         known, key, "write ");
        const std::string value = option.substr(sign + 1);
        Node text = make_scalar(value, node);
        text.quoted = value.empty();  // nothing is a value here: --option null=
        node.set(key, std::move(text));
        chosen.options.emplace_back(key, value);
    }
    chosen.make_writer = [&format, node = std::move(node)](const TableLayout& layout) {
        return format.bind(layout, Options(format.about, node, Type{}));
    };
    return chosen;
}

Result<OutputFormat> choose_format(const std::string& name, const std::vector<std::string>& options,
                                   Compression compression) {
    OutputFormat chosen = TRY(choose_format(name, options));
    chosen.compression = compression;
    if (compression == Compression::none) return chosen;
    const Format& format = *TRY(find_format(name));
    if (format.about.find("compression") == nullptr) return chosen;
    const std::string word(name_of(compression));
    return fail({.code = ErrorCode::invalid_argument,
                 .cause = "compressed_inside",
                 .message = "files of the format '" + name + "' are compressed inside",
                 .expected = "a format of text, or none of --compress",
                 .fix = "write --option compression=" + word});
}

}  // namespace rowsmith
