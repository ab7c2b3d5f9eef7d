#include "store/delivery.h"

#include <vector>

#include "base/lent_sink.h"

namespace rowsmith {

namespace {

class StoreDelivery final : public Delivery {
public:
    StoreDelivery(Store& store, std::unique_ptr<Hold> hold)
        : store_(store), hold_(std::move(hold)) {}

    Result<std::unique_ptr<ByteSink>> create(const std::string& name) override {
        auto upload = TRY(store_.create(name));
        pending_.push_back({name, std::move(upload)});
        return std::make_unique<LentSink>(*pending_.back().upload);
    }

    Result<void> commit() override {
        size_t begun = 0;
        const auto name_all = [&]() -> Result<void> {
            if (!pending_.empty()) (void)TRY(store_.remove(pending_.back().name));
            while (begun < pending_.size()) (void)TRY(pending_[begun++].upload->commit());
            return {};
        };
        if (auto done = name_all(); !done) {
            // The last one may have its name all the same: its answer was lost, its folder could
            // not be synced. What can't be taken back now has no seal.
            for (size_t i = 0; i < begun; i++) (void)store_.remove(pending_[i].name);
            return done;
        }
        pending_.clear();
        return {};
    }

private:
    struct File {
        std::string name;
        std::unique_ptr<Upload> upload;
    };

    Store& store_;
    std::unique_ptr<Hold> hold_;  // goes after the uploads
    std::vector<File> pending_;
};

}  // namespace

Result<std::unique_ptr<Delivery>> deliver(Store& store) {
    auto hold = TRY(store.hold());
    return std::make_unique<StoreDelivery>(store, std::move(hold));
}

std::unique_ptr<Delivery> deliver_without_hold(Store& store) {
    return std::make_unique<StoreDelivery>(store, nullptr);
}

}  // namespace rowsmith
