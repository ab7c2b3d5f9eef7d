// doctor: what this program finds around itself.
#include <algorithm>
#include <thread>

#include "api/diagnose_ledger.h"
#include "api/operation.h"
#include "base/cpu.h"
#include "base/version.h"
#include "format/format.h"
#include "store/disk_store.h"

namespace rowsmith::operations {

namespace {

using Output = std::vector<Diagnosis>;

// Tries what generate would do, and takes it back.
Diagnosis output_folder(Context& context) {
    const auto folder = context.settings.text("OUTPUT_STORAGE_PATH");
    if (!folder) return {"output folder", to_text(folder.error()), false};
    const auto store = disk_store(context.files, *folder);
    const auto hold = store->hold();
    if (hold) return {"output folder", *folder + " can be written"};
    return {"output folder", to_text(hold.error()), false};
}

Diagnosis settings_file(const Settings& settings) {
    if (!settings.file_errors().empty())
        return {"settings in .env", to_text(settings.file_errors()[0]), false};
    return {"settings in .env", std::to_string(settings.file_values())};
}

// Those that somebody set.
void add_settings(const Settings& settings, Output& output) {
    for (const Variable& variable : all_variables()) {
        const Setting setting = settings.found(variable);
        if (setting.origin == Origin::default_) continue;
        std::string told = shown(setting) + " (" + std::string(name_of(setting.origin)) + ")";
        if (variable.effect == Effect::later) told += ", not in this version";
        const auto value = settings.text(variable.name);
        if (!value) told = to_text(value.error());
        output.push_back({std::string(variable.name), std::move(told), value.has_value()});
    }
}

Output handle(Context& context) {
    std::string formats;
    for (const auto& entry : all_format())
        formats += (formats.empty() ? "" : ", ") + entry.get().about.name;
    Output output = {
        {"version", std::string(tool_version()) + ", engine " + std::to_string(newest_engine)},
        {"CPU level", std::string(name_of(cpu_level()))},
        {"cores", std::to_string(std::thread::hardware_concurrency())},
        {"generators", std::to_string(context.catalogue.generators().size())},
        {"formats", formats},
        output_folder(context),
        settings_file(context.settings),
    };
    for (Diagnosis& finding : diagnose_ledger(context)) output.push_back(std::move(finding));
    add_settings(context.settings, output);
    return output;
}

Result<Reply> run(Context& context, const Arguments&) {
    Reply reply;
    Json findings = Json::array();
    bool all_good = true;
    for (const Diagnosis& finding : handle(context)) {
        Json json = Json::object();
        json.set("what", finding.what)
            .set("found", finding.found)
            .set("good", Json::boolean(finding.good));
        if (!finding.fix.empty()) json.set("fix", finding.fix);
        findings.add(std::move(json));
        std::string what = finding.what;
        what.resize(std::max<size_t>(24, what.size() + 2), ' ');
        reply.text += (finding.good ? "ok    " : "bad   ") + what + finding.found + "\n";
        if (!finding.fix.empty()) reply.text += "      fix: " + finding.fix + "\n";
        all_good = all_good && finding.good;
    }
    reply.json.set("good", Json::boolean(all_good)).set("findings", std::move(findings));
    if (!all_good) reply.verdict = ErrorCode::io;
    return reply;
}

}  // namespace

const ApiOperation& diagnose() {
    static const ApiOperation operation{.name = "diagnose",
                                        .word = "doctor",
                                        .summary = "tell what the program finds around itself",
                                        .parameters = {},
                                        .examples = {"doctor"},
                                        .run = run};
    return operation;
}

}  // namespace rowsmith::operations
