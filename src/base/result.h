// Result<T>: a value or an Error. TRY(x) gives the value or returns the error from the enclosing
// function.
#pragma once
#include <expected>
#include <utility>

#include "base/error.h"

namespace rowsmith {

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Error error) { return std::unexpected<Error>(std::move(error)); }

}  // namespace rowsmith

#define ROWSMITH_JOIN_(a, b) a##b
#define ROWSMITH_JOIN(a, b) ROWSMITH_JOIN_(a, b)
#define ROWSMITH_TRY(expression, name)                                                 \
    __extension__({                                                                    \
        auto&& name = (expression);                                                    \
        if (!name) return std::unexpected<::rowsmith::Error>(std::move(name).error()); \
        *std::forward<decltype(name)>(name);                                           \
    })
#define TRY(expression) ROWSMITH_TRY((expression), ROWSMITH_JOIN(try_, __COUNTER__))
