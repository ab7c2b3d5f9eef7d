#include "store/verify.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <thread>

#include "base/text.h"

namespace rowsmith {

namespace {

constexpr size_t piece_size_bytes = 1 << 20;

Error wrong(const Store& store, const std::string& name, std::string cause, std::string message) {
    Error error{.code = ErrorCode::invalid_data,
                .cause = std::move(cause),
                .message = std::move(message),
                .fix = "generate the dataset again"};
    error.place.file = store.place_of(name);
    return error;
}

// A file as it stands there.
struct FoundFile {
    u64 size_bytes = 0;
    std::string checksum = {};
};

// What is to be read, and who hears of each piece.
struct Reading {
    const std::string& name;
    ChecksumKind kind;
    const std::atomic<bool>* cancelled;
    std::function<void(u64)> on_bytes = {};
};

// None where there is no such file.
Result<std::optional<FoundFile>> read_through(Store& store, const Reading& reading) {
    const auto source = store.open(reading.name);
    if (!source && source.error().code == ErrorCode::not_found) return std::nullopt;
    if (!source) return fail(source.error());
    Checksum checksum(reading.kind);
    std::vector<char> piece(piece_size_bytes);
    FoundFile found;
    while (const size_t got = TRY((*source)->read(piece))) {
        if (reading.cancelled != nullptr && *reading.cancelled)
            return fail({.code = ErrorCode::cancelled, .cause = "cancelled", .message = "stopped"});
        checksum.add({piece.data(), got});
        found.size_bytes += got;
        if (reading.on_bytes) reading.on_bytes(got);
    }
    found.checksum = checksum.hex();
    return found;
}

// What is wrong with a file, if anything.
std::optional<Error> judge(const Store& store, const ManifestFile& file, ChecksumKind kind,
                           const std::optional<FoundFile>& found) {
    if (!found) {
        Error error = wrong(store, file.name, "file_missing", "the file is missing");
        error.expected = with_commas(file.size_bytes) + " bytes";
        return error;
    }
    if (found->size_bytes != file.size_bytes) {
        Error error = wrong(store, file.name, "size_differs",
                            "has " + with_commas(found->size_bytes) + " bytes");
        error.expected = with_commas(file.size_bytes) + " bytes";
        return error;
    }
    if (found->checksum == file.checksum) return std::nullopt;
    Error error = wrong(store, file.name, "checksum_differs",
                        std::string(name_of(kind)) + " is " + found->checksum);
    error.expected = file.checksum;
    return error;
}

class Verification {
public:
    Verification(Store& store, const Manifest& manifest, const VerifyOptions& options)
        : store_(store), manifest_(manifest), options_(options), files_(files_of(manifest)) {
        for (const ManifestTable& table : manifest.tables) add_rows(table);
        found_.resize(files_.size());
        failed_.resize(files_.size());
    }

    Result<std::vector<Error>> run() {
        const auto threads = std::clamp<u64>(options_.threads, 1, std::max<u64>(files_.size(), 1));
        std::vector<std::jthread> others;
        for (u64 i = 1; i < threads; i++) others.emplace_back([this] { work(); });
        work();
        others.clear();
        for (const auto& failed : failed_)
            if (failed) return fail(*failed);
        std::vector<Error> wrongs;
        for (size_t i = 0; i < files_.size(); i++)
            if (auto error = judged(i)) wrongs.push_back(*std::move(error));
        (void)TRY(look_around(wrongs));
        return wrongs;
    }

private:
    void add_rows(const ManifestTable& table) {
        u64 bytes = 0;
        for (const ManifestFile& file : table.files) bytes += file.size_bytes;
        for (const ManifestFile& file : table.files)
            rows_a_byte_[file.name] =
                static_cast<double>(table.rows) / static_cast<double>(std::max<u64>(bytes, 1));
    }

    bool is_known(const std::string& name) const {
        return std::ranges::find(options_.known, name) != options_.known.end();
    }

    void work() {
        for (size_t i = next_++; i < files_.size(); i = next_++) {
            const ManifestFile& file = files_[i];
            if (is_known(file.name)) continue;
            const auto rows = rows_a_byte_.find(file.name);
            double rows_read = 0;
            const auto on_bytes = [&](u64 bytes) {
                if (options_.bytes_done) *options_.bytes_done += bytes;
                if (!options_.rows_done || rows == rows_a_byte_.end()) return;
                const double now = rows_read + static_cast<double>(bytes) * rows->second;
                *options_.rows_done += static_cast<u64>(now) - static_cast<u64>(rows_read);
                rows_read = now;
            };
            auto found = read_through(store_, {.name = file.name,
                                               .kind = checksum_kind_of(manifest_, file),
                                               .cancelled = options_.cancelled,
                                               .on_bytes = on_bytes});
            if (found)
                found_[i] = *std::move(found);
            else
                failed_[i] = std::move(found).error();
        }
    }

    std::optional<Error> judged(size_t i) const {
        const ManifestFile& file = files_[i];
        if (is_known(file.name)) return std::nullopt;
        const ChecksumKind kind = checksum_kind_of(manifest_, file);
        auto error = judge(store_, file, kind, found_[i]);
        if (!error || !found_[i] || kind == ChecksumKind::none) return error;
        for (const ManifestFile& other : files_) {
            if (&other == &file || other.checksum != found_[i]->checksum ||
                other.size_bytes != found_[i]->size_bytes)
                continue;
            error = wrong(store_, file.name, "file_swapped",
                          "holds what '" + other.name + "' should hold");
            error->expected = std::string(name_of(kind)) + " " + file.checksum;
        }
        return error;
    }

    // The mark of a folder of parts is no file of the manifest; what else stands where readers take
    // files for the table's, and is none of them, would be read as rows.
    Result<void> look_around(std::vector<Error>& wrongs) {
        std::set<std::string> known = {std::string(manifest_file_name)};
        for (const ManifestFile& file : files_) known.insert(file.name);
        for (const ManifestTable& table : manifest_.tables) {
            const std::string folder = table.name + "/";
            const std::string mark = folder + std::string(parts_mark);
            const bool has_parts =
                !table.files.empty() && table.files.front().name.starts_with(folder);
            if (has_parts) (void)TRY(look_at_mark(mark, wrongs));
            std::vector<StoredFile> near = TRY(store_.list(folder));
            for (StoredFile& file : TRY(store_.list(table.name + "."))) near.push_back(file);
            for (const StoredFile& file : near) {
                const std::string last = file.name.substr(file.name.rfind('/') + 1);
                if (known.contains(file.name) || last.starts_with('_')) continue;
                if (!file.name.starts_with(folder) && file.name.find('/') != std::string::npos)
                    continue;
                Error error = wrong(store_, file.name, "file_not_known",
                                    "the manifest does not know this file");
                error.expected = "the files of table '" + table.name + "' and no others";
                error.fix = "take it away, or generate the dataset again";
                wrongs.push_back(std::move(error));
            }
        }
        return {};
    }

    Result<void> look_at_mark(const std::string& mark, std::vector<Error>& wrongs) {
        const auto size = TRY(store_.size_bytes(mark));
        const ManifestFile expected{.name = mark};
        std::optional<FoundFile> found;
        if (size) found = FoundFile{.size_bytes = *size};
        if (auto error = judge(store_, expected, ChecksumKind::none, found))
            wrongs.push_back(*std::move(error));
        return {};
    }

    Store& store_;
    const Manifest& manifest_;
    const VerifyOptions& options_;
    const std::vector<ManifestFile> files_;
    std::map<std::string, double> rows_a_byte_;
    std::vector<std::optional<FoundFile>> found_;
    std::vector<std::optional<Error>> failed_;
    std::atomic<size_t> next_ = 0;
};

}  // namespace

Result<Manifest> manifest_in(Store& store) {
    const std::string name(manifest_file_name);
    auto text = read_text(store, name, manifest_size_max_bytes);
    if (text) return read_manifest(*text, store.place_of(name));
    if (text.error().cause == "file_not_found") {
        text.error().message = "there is no manifest";
        text.error().place.file = store.place_of(name);
        text.error().expected = "a folder or URI that generate or a job wrote to";
        text.error().fix = "name the place that holds it; unpack a .zip or .tar.zst first";
    }
    return fail(std::move(text).error());
}

ChecksumKind checksum_kind_of(const Manifest& manifest, const ManifestFile& file) {
    return file.name == schema_file_name ? ChecksumKind::sha256 : manifest.checksum;
}

Result<void> verify_file(Store& store, const ManifestFile& file, ChecksumKind kind,
                         const std::atomic<bool>* cancelled) {
    const auto found =
        TRY(read_through(store, {.name = file.name, .kind = kind, .cancelled = cancelled}));
    if (auto error = judge(store, file, kind, found)) return fail(*std::move(error));
    return {};
}

Result<std::string> sha256_of(Store& store, const std::string& name,
                              const std::atomic<bool>* cancelled) {
    const auto found = TRY(
        read_through(store, {.name = name, .kind = ChecksumKind::sha256, .cancelled = cancelled}));
    if (!found) return fail(wrong(store, name, "file_missing", "the file is missing"));
    return found->checksum;
}

Result<std::vector<Error>> verify_files(Store& store, const Manifest& manifest,
                                        const VerifyOptions& options) {
    return Verification(store, manifest, options).run();
}

}  // namespace rowsmith
