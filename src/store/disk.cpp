#include "store/disk.h"

#include <algorithm>
#include <vector>

namespace rowsmith {

namespace {

constexpr std::string_view lock_name = ".rowsmith.lock";

class DiskDelivery final : public Delivery {
public:
    DiskDelivery(FileSystem& files, std::string folder)
        : files_(files), folder_(std::move(folder)) {}

    ~DiskDelivery() override {
        // Cleaning up does what it can: the error that led here is what the user needs to hear.
        for (const File& file : pending_) (void)files_.remove(file.temporary);
        if (lock_) (void)files_.remove(path_of(lock_name));
        lock_.reset();
        for (const std::string& made : made_folders_) files_.remove_if_empty(made);
    }
    DiskDelivery(const DiskDelivery&) = delete;
    DiskDelivery& operator=(const DiskDelivery&) = delete;

    Result<void> open() {
        // Innermost first, so that an early end takes them away again in this order.
        for (std::string at = folder_; !at.empty() && !files_.exists(at); at = above(at))
            made_folders_.push_back(at);
        (void)TRY(files_.make_directories(folder_));
        lock_ = TRY(files_.create(path_of(lock_name)));
        return {};
    }

    Result<std::unique_ptr<ByteSink>> create(const std::string& name) override {
        const size_t slash = name.rfind('/');
        const std::string below = slash == std::string::npos ? "" : name.substr(0, slash + 1);
        const std::string last = name.substr(below.size());
        if (!below.empty() && !files_.exists(path_of(below))) {
            made_folders_.insert(made_folders_.begin(), path_of(below));
            (void)TRY(files_.make_directories(path_of(below)));
        }
        pending_.push_back({path_of(below + "." + last + ".partial"), path_of(name)});
        return files_.create(pending_.back().temporary);
    }

    Result<void> commit() override {
        size_t named = 0;
        const auto name_all = [&]() -> Result<void> {
            if (!pending_.empty()) (void)TRY(files_.remove(pending_.back().name));
            for (; named < pending_.size(); named++)
                (void)TRY(files_.rename(pending_[named].temporary, pending_[named].name));
            return files_.sync_directory(folder_);
        };
        if (auto done = name_all(); !done) {
            for (size_t i = 0; i < named; i++) (void)files_.remove(pending_[i].name);
            return done;
        }
        pending_.clear();
        made_folders_.clear();
        return {};
    }

private:
    struct File {
        std::string temporary;
        std::string name;
    };

    std::string path_of(std::string_view name) const { return folder_ + "/" + std::string(name); }
    static std::string above(const std::string& path) {
        const size_t slash = path.rfind('/');
        return slash == std::string::npos ? "" : path.substr(0, slash);
    }

    FileSystem& files_;
    std::string folder_;
    std::vector<File> pending_;
    std::vector<std::string> made_folders_;
    std::unique_ptr<ByteSink> lock_;
};

}  // namespace

Result<std::unique_ptr<Delivery>> deliver_to_folder(FileSystem& files, const std::string& folder) {
    std::string path = folder;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    auto delivery = std::make_unique<DiskDelivery>(files, path);
    (void)TRY(delivery->open());
    return delivery;
}

}  // namespace rowsmith
