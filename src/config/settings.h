// What the variables are set to: command line before environment before .env before default. A
// value is checked when it is asked for, so that a command fails for what it needs alone.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/filesystem.h"
#include "config/env_file.h"
#include "config/setting.h"

namespace rowsmith {

// Words of variables whose words stand in a registry.
using SettingWords = std::map<std::string, std::vector<std::string>, std::less<>>;

struct SettingSources {
    std::vector<Assignment> command_line = {};  // of variables that are in the table
    std::vector<Assignment> environment = {};   // by name
    EnvFile file = {};
    SettingWords words = {};
};

class Settings {
public:
    Settings() = default;  // all defaults
    explicit Settings(SettingSources sources);

    // The checked value in its one spelling, empty for none. Errors: bad_setting, those of
    // checked_text, and of .env where the value may stand there. Requires: it is in the table.
    Result<std::string> text(std::string_view name) const;
    // Of an integer; none where it is neither set nor has a default.
    Result<std::optional<u64>> integer(std::string_view name) const;

    // As found, not checked.
    Setting found(const Variable& variable) const;
    // Names that nobody knows, values that nothing reads, names set twice in .env.
    std::vector<Error> warnings() const;
    const std::vector<Error>& file_errors() const { return sources_.file.errors; }
    size_t file_values() const { return sources_.file.assignments.size(); }

private:
    struct Found {
        const Assignment* assignment = nullptr;
        Origin origin = Origin::default_;
    };
    Found find(const Variable& variable) const;
    Setting setting(const Variable& variable, const Found& found) const;
    Result<std::string> checked(const Variable& variable) const;
    Result<void> check_order(const Variable& low, const Variable& high) const;
    void warn_of_environment(std::vector<Error>& warnings) const;
    void warn_of_file(std::vector<Error>& warnings) const;
    void warn_of_unread(std::vector<Error>& warnings) const;

    SettingSources sources_;
};

// With what `.env` of the working folder says, where there is such a file.
Settings load_settings(FileSystem& files, SettingSources sources);

// The variables of this process, by name.
std::vector<Assignment> process_environment();

}  // namespace rowsmith
