// Words of variables that stand in the program's registries.
#pragma once
#include "config/settings.h"

namespace rowsmith {

SettingWords setting_words();

}  // namespace rowsmith
