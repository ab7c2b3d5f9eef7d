#include "api/setting_words.h"

#include "format/format.h"

namespace rowsmith {

SettingWords setting_words() {
    std::vector<std::string> formats;
    for (const auto& entry : all_format()) formats.push_back(entry.get().about.name);
    return {{"DEFAULT_OUTPUT_FORMAT", std::move(formats)}};
}

}  // namespace rowsmith
