// doctor: what this program finds around itself.
#include <thread>

#include "api/operation.h"
#include "base/cpu.h"
#include "base/version.h"
#include "format/format.h"
#include "store/disk.h"

namespace rowsmith::operations {

namespace {

struct Finding {
    std::string what;
    std::string found;
    bool good = true;
};

using Output = std::vector<Finding>;

// Tries what generate would do, and takes it back.
Finding output_folder(Context& context) {
    const std::string folder = context.settings.text("OUTPUT_STORAGE_PATH");
    const auto delivery = deliver_to_folder(context.files, folder);
    if (delivery) return {"output folder", folder + " can be written"};
    return {"output folder", to_text(delivery.error()), false};
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
    };
    for (const Variable& variable : all_variables()) {
        const bool is_set = context.settings.is_set(variable.name);
        const std::string value = variable.secrecy == Secrecy::secret
                                      ? (is_set ? "set" : "not set")
                                      : context.settings.text(variable.name);
        output.push_back({std::string(variable.name), value + (is_set ? "" : " (default)")});
    }
    return output;
}

Result<Reply> run(Context& context, const Arguments&) {
    Reply reply;
    Json findings = Json::array();
    bool all_good = true;
    for (const Finding& finding : handle(context)) {
        Json json = Json::object();
        json.set("what", finding.what)
            .set("found", finding.found)
            .set("good", Json::boolean(finding.good));
        findings.add(std::move(json));
        std::string what = finding.what;
        what.resize(24, ' ');
        reply.text += (finding.good ? "ok    " : "bad   ") + what + finding.found + "\n";
        all_good = all_good && finding.good;
    }
    reply.json.set("good", Json::boolean(all_good)).set("findings", std::move(findings));
    if (!all_good) reply.verdict = ErrorCode::io;  // what can be bad is the folder of the output
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
