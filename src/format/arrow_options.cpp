#include "format/arrow_options.h"

#include <arrow/config.h>

#include "base/text.h"

namespace rowsmith {

namespace {

struct Codec {
    std::string_view name;
    arrow::Compression::type parquet;
    i64 levels;  // 1 to this; 0: the codec has none
};

constexpr Codec codecs[] = {
    {"none", arrow::Compression::UNCOMPRESSED, 0}, {"snappy", arrow::Compression::SNAPPY, 0},
    {"zstd", arrow::Compression::ZSTD, 22},        {"gzip", arrow::Compression::GZIP, 9},
    {"lz4", arrow::Compression::LZ4, 0},
};

Error bad_metadata(const Options& options, const std::string& found) {
    return options.wrong("metadata", "bad_metadata", "metadata has " + found,
                         "names and texts; creator and ARROW:schema are written by us",
                         "write {owner: sales}, or owner=sales,note=test on a command line");
}

// A map, or `name=text,name=text`.
Result<std::vector<std::pair<std::string, std::string>>> named_texts(const Options& options) {
    const Node& given = *options.node("metadata");
    std::vector<std::pair<std::string, std::string>> texts;
    if (given.is_scalar())
        for (const std::string_view pair : split(given.text, ',')) {
            const size_t sign = pair.find('=');
            if (sign == std::string_view::npos)
                return fail(bad_metadata(options, "'" + std::string(pair) + "'"));
            texts.emplace_back(trimmed(pair.substr(0, sign)), trimmed(pair.substr(sign + 1)));
        }
    else if (given.is_list())
        return fail(bad_metadata(options, describe(given)));
    for (size_t k = 0; k < given.keys.size(); k++) {
        if (!given.items[k].is_scalar())
            return fail(bad_metadata(options, describe(given.items[k])));
        texts.emplace_back(given.keys[k].text, given.items[k].text);
    }
    return texts;
}

}  // namespace

OptionSpec compression_option(std::vector<std::string> words) {
    std::string first = words[0];
    return {.name = "compression",
            .kind = OptionKind::word,
            .doc = "how pages of data are compressed",
            .default_text = std::move(first),
            .words = std::move(words)};
}

OptionSpec compression_level_option() {
    return {.name = "compression_level",
            .kind = OptionKind::integer,
            .doc = "zstd: 1 to 22, gzip: 1 to 9; left out: the codec's own",
            .minimum = 1,
            .maximum = 22};
}

OptionSpec metadata_option() {
    return {.name = "metadata",
            .kind = OptionKind::map,
            .doc = "names and texts to be kept in the file, owner=sales,note=test"};
}

Result<ChosenCompression> chosen_compression(const Options& options) {
    const std::string word = TRY(options.word("compression"));
    const Codec* codec = codecs;
    while (codec->name != word) codec++;
    ChosenCompression chosen{.codec = codec->parquet, .level = std::nullopt};
    if (!options.has("compression_level")) return chosen;
    const i64 level = TRY(options.integer("compression_level"));
    if (codec->levels == 0)
        return fail(options.wrong("compression_level", "compression_without_level",
                                  "the compression " + word + " has no levels", "zstd or gzip",
                                  "leave compression_level out"));
    if (level > codec->levels)
        return fail(options.wrong("compression_level", "option_out_of_range",
                                  "compression_level is " + std::to_string(level),
                                  word + " has levels 1 to " + std::to_string(codec->levels)));
    chosen.level = static_cast<int>(level);
    return chosen;
}

Result<std::shared_ptr<arrow::KeyValueMetadata>> file_metadata(const Options& options) {
    auto metadata = std::make_shared<arrow::KeyValueMetadata>();
    metadata->Append("creator", "rowsmith");
    if (options.has("metadata"))
        for (const auto& [name, text] : TRY(named_texts(options))) {
            if (name.empty() || name == "creator" || name == "ARROW:schema")
                return fail(bad_metadata(options, "the name '" + name + "'"));
            metadata->Append(name, text);
        }
    return metadata;
}

std::vector<std::pair<std::string, std::string>> arrow_libraries() {
    return {{"arrow", arrow::GetBuildInfo().version_string}};  // its codecs are part of its build
}

}  // namespace rowsmith
