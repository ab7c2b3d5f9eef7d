#include "generators/literal_dictionary.h"

#include "schema/options.h"

namespace rowsmith {

Result<DictionaryPointer> literal_dictionary(std::span<const PlacedValue> values,
                                             const Type& type) {
    Dictionary dictionary;
    for (const PlacedValue& value : values) {
        Node node;
        node.text = value.text;
        node.line = value.place.line;
        node.column = value.place.column;
        const auto placed = [&](Error error) {
            error.place = value.place;
            return fail(std::move(error));
        };
        if (is_integral(type.kind)) {
            const auto number = read_value(node, type, Bound::lower);
            if (!number) return placed(number.error());
            dictionary.integers.push_back(*number);
        } else if (type.kind == Kind::float_) {
            const auto number = read_number(node);
            if (!number) return placed(number.error());
            dictionary.floats.push_back(*number);
        } else {
            dictionary.texts.push_back(value.text);
        }
    }
    return std::make_shared<const Dictionary>(std::move(dictionary));
}

}  // namespace rowsmith
