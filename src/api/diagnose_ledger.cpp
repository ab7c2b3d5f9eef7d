#include "api/diagnose_ledger.h"

#include <algorithm>
#include <set>

#include "api/job_report.h"
#include "base/text.h"
#include "store/disk_store.h"
#include "store/open_store.h"

namespace rowsmith {

namespace {

using Diagnoses = std::vector<Diagnosis>;

constexpr u64 all_jobs = 1'000'000;

// 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view name) {
    if (name.size() != 36) return false;
    for (size_t i = 0; i < name.size(); i++) {
        const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = name[i];
        const bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (is_dash ? c != '-' : !is_digit) return false;
    }
    return true;
}

void add_ledger(JobLedger& ledger, const std::string& file, Diagnoses& findings) {
    const auto wrong = ledger.integrity();
    if (!wrong || !wrong->empty()) {
        findings.push_back({"ledger of jobs", wrong ? *wrong : to_text(wrong.error()), false,
                            "put " + file +
                                " back from a copy, or move it away: finished data "
                                "stays, jobs are then unknown"});
        return;
    }
    const auto jobs = ledger.list({.limit = all_jobs});
    findings.push_back({"ledger of jobs", with_commas(jobs ? jobs->size() : 0) + " jobs, whole"});
}

void add_lost(JobLedger& ledger, Diagnoses& findings) {
    const auto lost = ledger.lost_workers();
    if (!lost) return;
    for (const std::string& told : *lost)
        findings.push_back(
            {"lost worker", told, false, "rowsmith jobs run goes on with it: nothing is lost"});
}

void add_cut_off_removals(JobLedger& ledger, Diagnoses& findings) {
    const auto marked = ledger.marked_for_removal();
    if (!marked || marked->empty()) return;
    findings.push_back({"removed jobs", with_commas(marked->size()) + " are not removed to the end",
                        false, "rowsmith jobs clean"});
}

// Whether chunks of a job may still stand in its folder.
bool may_have_chunks(const Job& job) {
    if (job.state == JobState::cancelled) return false;
    const bool keeps = job.spec.keep_chunks || job.spec.driver == Driver::client;
    return job.state != JobState::completed || keeps;
}

// What processes that are gone have begun among the chunks of a job.
void add_unfinished(Context& context, const std::string& folder, Diagnoses& findings) {
    const auto names = context.files.list(folder);
    if (!names) return;
    const auto left = std::ranges::count_if(*names, is_left_unfinished);
    if (left == 0) return;
    findings.push_back(
        {"unfinished files", with_commas(static_cast<u64>(left)) + " in " + folder, false,
         "rowsmith jobs run, or jobs delete " + folder.substr(folder.rfind('/') + 1)});
}

// Folders of chunks whose job is gone or needs them no more.
void add_stray_chunks(Context& context, JobLedger& ledger, Diagnoses& findings) {
    const auto parent = context.settings.text("TEMP_STORAGE_PATH");
    if (!parent || is_store_uri(*parent) || !context.files.is_directory(*parent)) return;
    const auto jobs = ledger.list({.limit = all_jobs});
    const auto marked = ledger.marked_for_removal();
    const auto names = context.files.list(*parent);
    if (!jobs || !marked || !names) return;
    std::set<std::string> known, kept;
    for (const Job& job : *jobs) known.insert(job.id);
    for (const Job& job : *jobs)
        if (may_have_chunks(job)) kept.insert(job.id);
    for (const Job& job : *marked) kept.insert(job.id);  // told of already
    for (const std::string& name : *names) {
        const std::string folder = *parent + "/" + name;
        if (!is_uuid(name) || !context.files.is_directory(folder)) continue;
        if (kept.contains(name)) {
            add_unfinished(context, folder, findings);
            continue;
        }
        if (known.contains(name))
            findings.push_back({"stray chunks", folder + " is of a job that needs it no more",
                                false, "rowsmith jobs delete " + name});
        else
            findings.push_back({"stray chunks", folder + " is of no job in this ledger", false,
                                "rm -r " + folder + ", unless another ledger knows the job"});
    }
}

}  // namespace

std::vector<Diagnosis> diagnose_ledger(Context& context) {
    Diagnoses findings;
    const auto folder = context.settings.text("JOB_PERSISTENCE_PATH");
    if (!folder) return {{"ledger of jobs", to_text(folder.error()), false}};
    const std::string file = *folder + "/jobs.sqlite";
    if (!context.files.exists(file)) return {{"ledger of jobs", "none yet, it will be " + file}};
    const auto ledger = open_ledger(context);
    if (!ledger)
        return {{"ledger of jobs", to_text(ledger.error()), false,
                 ledger.error().fix.empty() ? "move " + file + " away" : ledger.error().fix}};
    add_ledger(**ledger, file, findings);
    if (!findings.back().good) return findings;
    add_lost(**ledger, findings);
    add_cut_off_removals(**ledger, findings);
    add_stray_chunks(context, **ledger, findings);
    return findings;
}

}  // namespace rowsmith
