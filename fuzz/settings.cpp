// Files of settings: whatever stands in one, each value is refused or has one spelling, which stays
// as it is when it is read again.
#include "config/settings.h"

#include <cstddef>
#include <cstdint>

#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const rowsmith::Settings settings({.file = rowsmith::parse_env_file(text, ".env")});
    (void)settings.warnings();
    for (const rowsmith::Variable& variable : rowsmith::all_variables()) {
        rowsmith::Setting found = settings.found(variable);
        (void)rowsmith::shown(found);
        const auto value = settings.text(variable.name);
        if (!value) continue;
        found.text = *value;
        const auto again = rowsmith::checked_text(found);
        CHECK(again && *again == *value);
    }
    return 0;
}
