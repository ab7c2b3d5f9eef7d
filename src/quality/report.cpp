#include "quality/report.h"

#include <algorithm>

#include "base/text.h"

namespace rowsmith {

namespace {

std::string counted(u64 count, const std::string& what) {
    return with_commas(count) + " " + what + (count == 1 ? "" : "s");
}

bool share_expectation(const LedgerLine& line) {
    return std::all_of(line.first.begin(), line.first.end(), [&](const Finding& finding) {
        return finding.expected == line.first[0].expected;
    });
}

std::string finding_text(const Finding& finding, bool with_expected) {
    std::string text = "    " + finding.file;
    if (finding.line > 0) text += ":" + std::to_string(finding.line);
    if (finding.row > 0) text += " row " + with_commas(finding.row);
    text += ": " + finding.found;
    if (with_expected && !finding.expected.empty()) text += "; expected " + finding.expected;
    return text + "\n";
}

std::string line_text(const LedgerKey& key, const LedgerLine& line) {
    const bool shared = share_expectation(line);
    std::string text = "  " + (key.subject.empty() ? "" : key.subject + ": ") +
                       std::string(name_of(key.mistake)) + ", " + with_commas(line.count);
    if (shared && !line.first.empty() && !line.first[0].expected.empty())
        text += "; expected " + line.first[0].expected;
    text += "\n";
    for (const Finding& finding : line.first) text += finding_text(finding, !shared);
    if (line.count > line.first.size() && !line.first.empty())
        text += "    and " + with_commas(line.count - line.first.size()) + " more\n";
    return text;
}

// Those of one table and reason on one line.
std::string unchecked_text(const std::vector<Unchecked>& unchecked) {
    std::string text;
    for (size_t i = 0; i < unchecked.size(); i++) {
        const Unchecked& each = unchecked[i];
        const auto same = [&](const Unchecked& other) {
            return other.table == each.table && other.reason == each.reason &&
                   other.rows == each.rows;
        };
        const auto end = unchecked.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(unchecked.begin(), end, same)) continue;
        text += each.table + ": not checked: ";
        std::string subjects;
        for (const Unchecked& other : unchecked)
            if (same(other)) subjects += (subjects.empty() ? "" : ", ") + other.subject;
        text += subjects + (each.rows > 0 ? " in " + counted(each.rows, "row") : "") + ": " +
                each.reason + "\n";
    }
    return text;
}

Json finding_json(const Finding& finding) {
    Json json = Json::object();
    if (finding.row > 0) json.set("row", finding.row);
    if (!finding.file.empty()) json.set("file", finding.file);
    if (finding.line > 0) json.set("line", finding.line);
    json.set("found", finding.found);
    if (!finding.expected.empty()) json.set("expected", finding.expected);
    return json;
}

u64 rows_of(const CheckReport& report) {
    u64 rows = 0;
    for (const CheckedTable& table : report.tables) rows += table.rows;
    return rows;
}

}  // namespace

std::string report_text(const CheckReport& report, const ReportNames& names) {
    std::string text;
    for (const CheckedTable& table : report.tables) {
        const u64 mistakes = report.ledger.total_of(table.name);
        if (mistakes == 0) continue;
        text += table.name + ": " + counted(mistakes, "mistake") + " in " +
                counted(table.rows, "row") + "\n";
        for (const auto& [key, line] : report.ledger.lines())
            if (key.table == table.name) text += line_text(key, line);
    }
    for (const std::string& table : report.absent)
        text += table + ": not checked, there is no data of it\n";
    text += unchecked_text(report.unchecked);
    text += names.data + ": " + counted(report.tables.size(), "table") + ", " +
            counted(rows_of(report), "row") + ", ";
    if (report.ledger.total() == 0) return text + "all as " + names.schema + " says\n";
    return text + counted(report.ledger.total(), "mistake") + "\n";
}

Json report_json(const CheckReport& report) {
    Json tables = Json::array(), mistakes = Json::array(), absent = Json::array();
    for (const CheckedTable& table : report.tables) {
        Json files = Json::array();
        for (const std::string& file : table.files) files.add(Json::text(file));
        Json json = Json::object();
        json.set("name", table.name)
            .set("rows", table.rows)
            .set("mistakes", report.ledger.total_of(table.name))
            .set("files", std::move(files));
        tables.add(std::move(json));
    }
    for (const auto& [key, line] : report.ledger.lines()) {
        Json first = Json::array();
        for (const Finding& finding : line.first) first.add(finding_json(finding));
        Json json = Json::object();
        json.set("table", key.table);
        if (!key.subject.empty()) json.set("subject", key.subject);
        json.set("mistake", name_of(key.mistake))
            .set("count", line.count)
            .set("first", std::move(first));
        mistakes.add(std::move(json));
    }
    for (const std::string& table : report.absent) {
        Json entry = Json::object();
        entry.set("table", table).set("reason", "there is no data of it");
        absent.add(std::move(entry));
    }
    for (const Unchecked& each : report.unchecked) {
        Json entry = Json::object();
        entry.set("table", each.table).set("subject", each.subject).set("reason", each.reason);
        if (each.rows > 0) entry.set("rows", each.rows);
        absent.add(std::move(entry));
    }
    Json json = Json::object();
    json.set("valid", Json::boolean(report.ledger.total() == 0))
        .set("rows", rows_of(report))
        .set("tables", std::move(tables))
        .set("mistakes", std::move(mistakes))
        .set("not_checked", std::move(absent));
    return json;
}

}  // namespace rowsmith
