#include "expression/comparison.h"

namespace rowsmith {

Operation mirrored(Operation operation) {
    switch (operation) {
        case Operation::less:
            return Operation::greater;
        case Operation::less_equal:
            return Operation::greater_equal;
        case Operation::greater:
            return Operation::less;
        case Operation::greater_equal:
            return Operation::less_equal;
        default:
            return operation;
    }
}

std::optional<Operation> opposite(Operation operation) {
    switch (operation) {
        case Operation::equal:
            return Operation::not_equal;
        case Operation::not_equal:
            return Operation::equal;
        case Operation::less:
            return Operation::greater_equal;
        case Operation::less_equal:
            return Operation::greater;
        case Operation::greater:
            return Operation::less_equal;
        case Operation::greater_equal:
            return Operation::less;
        default:
            return std::nullopt;
    }
}

}  // namespace rowsmith
