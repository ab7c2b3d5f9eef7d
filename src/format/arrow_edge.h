// Where Arrow ends: its Status and the exceptions of its Parquet library become Errors. This is the
// one place of the layer that catches; the library throws even where its functions return a Status.
#pragma once
#include <arrow/result.h>
#include <arrow/status.h>

#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace rowsmith {

// `doing` says what was tried: "encode a row group".
inline Error arrow_error(std::string_view doing, const std::string& message,
                         ErrorCode code = ErrorCode::internal) {
    return {.code = code,
            .cause = "arrow_failed",
            .message = "could not " + std::string(doing) + ": " + message};
}

inline Result<void> from_arrow(std::string_view doing, const arrow::Status& status) {
    if (status.ok()) return {};
    const ErrorCode code = status.IsOutOfMemory() ? ErrorCode::limit
                           : status.IsIOError()   ? ErrorCode::io
                                                  : ErrorCode::internal;
    return fail(arrow_error(doing, status.ToString(), code));
}

template <class T>
Result<T> from_arrow(std::string_view doing, arrow::Result<T> result) {
    if (auto ok = from_arrow(doing, result.status()); !ok) return fail(std::move(ok).error());
    return std::move(result).ValueUnsafe();
}

// What `work`, which returns a Result, gives; also when the library throws.
template <class Work>
auto guarded(std::string_view doing, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& thrown) {
        return fail(arrow_error(doing, thrown.what()));
    }
}

}  // namespace rowsmith
