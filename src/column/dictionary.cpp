#include "column/dictionary.h"

namespace rowsmith {

DictionaryPointer make_dictionary(std::vector<std::string> texts) {
    return std::make_shared<const Dictionary>(Dictionary{.texts = std::move(texts)});
}

}  // namespace rowsmith
