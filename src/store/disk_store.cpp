#include "store/disk_store.h"

#include <algorithm>
#include <atomic>
#include <charconv>

#include "base/process.h"

namespace rowsmith {

namespace {

constexpr std::string_view ending = ".partial";
// Links can make folders that never end.
constexpr u32 levels_max = 16;
// Files of a dataset stand in its folder or in one of its tables: what lies deeper, perhaps a whole
// home, is not gone through.
constexpr u32 sweep_levels = 2;
constexpr std::string_view lock_name = ".rowsmith.lock";

// .NAME.PID-START-NUMBER.partial: two uploads of one name never meet.
std::string temporary_of(const std::string& last) {
    static std::atomic<u64> uploads = 0;
    static const ProcessId self = own_process();
    return "." + last + "." + std::to_string(self.pid) + "-" + std::to_string(self.start) + "-" +
           std::to_string(uploads++) + std::string(ending);
}

// Whose upload it is; no process where the name is no temporary one.
ProcessId writer_of(std::string_view name) {
    if (!name.starts_with('.') || !name.ends_with(ending)) return {};
    name.remove_suffix(ending.size());
    const size_t dot = name.rfind('.');
    const std::string_view owner = name.substr(dot + 1);
    const size_t dash = owner.find('-');
    ProcessId process;
    if (dash == std::string_view::npos) return {};
    std::from_chars(owner.data(), owner.data() + dash, process.pid);
    std::from_chars(owner.data() + dash + 1, owner.data() + owner.size(), process.start);
    return process;
}

class DiskUpload final : public Upload {
public:
    DiskUpload(FileSystem& files, std::string folder, std::string last)
        : files_(files),
          folder_(std::move(folder)),
          temporary_(folder_ + "/" + temporary_of(last)),
          path_(folder_ + "/" + last) {}
    // Taking back does what it can: the error that led here is what the user needs to hear.
    ~DiskUpload() override {
        file_.reset();
        if (is_pending_) (void)files_.remove(temporary_);
        if (is_pending_ && made_folder_) files_.remove_if_empty(folder_);
    }
    DiskUpload(const DiskUpload&) = delete;
    DiskUpload& operator=(const DiskUpload&) = delete;

    Result<void> open() {
        auto file = create();
        // The folder may go with an upload beside this one that takes itself back.
        if (!file && file.error().cause == "file_not_found") file = create();
        if (!file) return placed(fail(std::move(file).error()));
        file_ = *std::move(file);
        return {};
    }
    Result<void> write(std::string_view bytes) override { return placed(file_->write(bytes)); }
    Result<void> close() override {
        auto closed = file_->close();
        file_.reset();
        return placed(std::move(closed));
    }
    Result<void> commit() override {
        (void)TRY(files_.rename(temporary_, path_));
        is_pending_ = false;
        return files_.sync_directory(folder_);
    }

private:
    Result<std::unique_ptr<ByteSink>> create() {
        made_folder_ |= !files_.exists(folder_);
        (void)TRY(files_.make_directories(folder_));
        is_pending_ = true;
        return files_.create(temporary_);
    }
    // The temporary name would tell nobody anything.
    Result<void> placed(Result<void> done) const {
        if (!done && done.error().place.file == temporary_) done.error().place.file = path_;
        return done;
    }

    FileSystem& files_;
    std::string folder_;
    std::string temporary_;
    std::string path_;
    std::unique_ptr<ByteSink> file_;
    bool is_pending_ = false;
    bool made_folder_ = false;
};

// A lock file, and the folders that were made for it: they go again where nothing came to stay.
class DiskHold final : public Hold {
public:
    DiskHold(FileSystem& files, std::string folder)
        : files_(files),
          folder_(std::move(folder)),
          lock_path_(folder_ + "/" + std::string(lock_name)) {}
    ~DiskHold() override {
        if (lock_) (void)files_.remove(lock_path_);
        lock_.reset();
        for (const std::string& made : made_folders_) files_.remove_if_empty(made);
    }

    Result<void> take() {
        // Innermost first, the order in which they go.
        for (std::string at = folder_; !at.empty() && !files_.exists(at); at = above(at))
            made_folders_.push_back(at);
        (void)TRY(files_.make_directories(folder_));
        found_lock_ = files_.exists(lock_path_);
        lock_ = TRY(files_.create(lock_path_));
        return {};
    }
    // Whether a process has died here.
    bool found_lock() const { return found_lock_; }

private:
    static std::string above(const std::string& path) {
        const size_t slash = path.rfind('/');
        return slash == std::string::npos ? "" : path.substr(0, slash);
    }

    FileSystem& files_;
    std::string folder_;
    std::string lock_path_;
    std::vector<std::string> made_folders_;
    std::unique_ptr<ByteSink> lock_;
    bool found_lock_ = false;
};

class DiskStore final : public Store {
public:
    DiskStore(FileSystem& files, const std::string& folder) : files_(files), folder_(folder) {
        while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
        uri_ = "file:" + folder_;
    }

    const std::string& uri() const override { return uri_; }
    std::string place() const override { return folder_; }

    // Folders may be large, and people's own: they are swept where a lock says that there is need.
    Result<std::unique_ptr<Hold>> hold() override {
        auto held = std::make_unique<DiskHold>(files_, folder_);
        (void)TRY(held->take());
        if (held->found_lock()) (void)TRY(sweep());
        return held;
    }

    Result<std::unique_ptr<Upload>> create(const std::string& name) override {
        (void)TRY(check_name(name));
        const size_t slash = name.rfind('/');
        const bool is_below = slash != std::string::npos;
        auto upload = std::make_unique<DiskUpload>(
            files_, is_below ? path_of(name.substr(0, slash)) : folder_,
            is_below ? name.substr(slash + 1) : name);
        (void)TRY(upload->open());
        return upload;
    }

    Result<std::unique_ptr<ByteSource>> open(const std::string& name, u64 offset) override {
        (void)TRY(check_name(name));
        return files_.open(path_of(name), offset);
    }

    Result<std::unique_ptr<FileBytes>> bytes(const std::string& name) override {
        (void)TRY(check_name(name));
        return files_.map(path_of(name));
    }

    Result<std::optional<u64>> size_bytes(const std::string& name) override {
        (void)TRY(check_name(name));
        if (!files_.exists(path_of(name))) return std::nullopt;
        return TRY(files_.size_bytes(path_of(name)));
    }

    Result<std::vector<StoredFile>> list(const std::string& beginning) override {
        std::vector<StoredFile> found;
        const auto add = [&](const std::string& name, std::string_view last) -> Result<void> {
            if (last.starts_with('.')) return {};
            const u64 size = TRY(files_.size_bytes(path_of(name)));
            found.push_back({name, size});
            return {};
        };
        (void)TRY(walk({.below = "", .beginning = beginning}, add));
        std::ranges::sort(found, {}, &StoredFile::name);
        return found;
    }

    // Folders that are empty then go with their last file, the store's own too.
    Result<void> remove(const std::string& name) override {
        (void)TRY(check_name(name));
        (void)TRY(files_.remove(path_of(name)));
        for (size_t slash = name.rfind('/'); slash != std::string::npos;
             slash = slash == 0 ? std::string::npos : name.rfind('/', slash - 1))
            files_.remove_if_empty(path_of(name.substr(0, slash)));
        files_.remove_if_empty(folder_);
        return {};
    }

    Result<void> sweep() override {
        const auto remove = [&](const std::string& name, std::string_view last) -> Result<void> {
            if (!is_left_unfinished(last)) return {};
            return files_.remove(path_of(name));
        };
        return walk({.below = "", .beginning = "", .levels = sweep_levels, .is_lenient = true},
                    remove);
    }

private:
    std::string path_of(const std::string& name) const { return folder_ + "/" + name; }

    struct Walk {
        const std::string& below;
        const std::string& beginning;
        u32 levels = levels_max;  // of folders, this one's among them
        bool is_lenient = false;  // folders below that can't be listed are passed over
    };

    // Every file below whose name begins so, with its name and the last part of it. Other folders
    // are not looked into: they may be large, and closed.
    template <class Visit>
    Result<void> walk(const Walk& walked, const Visit& visit) {
        const std::string& below = walked.below;
        const std::string path = below.empty() ? folder_ : path_of(below);
        if (walked.levels == 0 || !files_.is_directory(path)) return {};
        auto names = files_.list(path);
        if (!names && walked.is_lenient && !below.empty()) return {};
        for (const std::string& last : TRY(std::move(names))) {
            const std::string name = below.empty() ? last : below + "/" + last;
            if (!name.starts_with(walked.beginning) && !walked.beginning.starts_with(name + "/"))
                continue;
            if (files_.is_directory(path_of(name)))
                (void)TRY(
                    walk({name, walked.beginning, walked.levels - 1, walked.is_lenient}, visit));
            else
                (void)TRY(visit(name, last));
        }
        return {};
    }

    FileSystem& files_;
    std::string folder_;
    std::string uri_;
};

}  // namespace

bool is_left_unfinished(std::string_view name) {
    const ProcessId writer = writer_of(name);
    return writer.pid != 0 && !is_alive(writer);
}

std::unique_ptr<Store> disk_store(FileSystem& files, const std::string& folder) {
    return std::make_unique<DiskStore>(files, folder);
}

}  // namespace rowsmith
