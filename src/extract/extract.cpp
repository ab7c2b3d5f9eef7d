#include "extract/extract.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/composer.h"
#include "schema/print.h"
#include "schema/read_schema.h"

namespace rowsmith {

namespace {

constexpr size_t words_bytes_max = 20'000;

Error wrong_words(std::string cause, std::string message, std::string fix) {
    return {.code = ErrorCode::invalid_argument,
            .cause = std::move(cause),
            .message = std::move(message),
            .expected = "a description like: 1,000 customers and their orders in 2025",
            .fix = std::move(fix)};
}

// Of the words that say something, how many did.
double confidence_of(const std::vector<Clause>& clauses) {
    double said = 0, done = 0, assumed = 0;
    for (const Clause& clause : clauses) {
        if (clause.state == ClauseState::assumed) {
            assumed++;
            continue;
        }
        const auto bytes = static_cast<double>(clause.end - clause.begin);
        said += bytes;
        if (clause.state == ClauseState::applied) done += bytes;
    }
    const double share = said > 0 ? done / said : 0;
    const double certain = 1 - std::min(assumed, 10.0) * 0.015;
    return static_cast<double>(static_cast<int>(share * certain * 100 + 0.5)) / 100;
}

// "# assumed" behind the lines that nobody asked for, and what it was made from above all.
std::string commented(const std::string& yaml, const std::vector<Clause>& clauses) {
    std::map<std::string, std::string> notes;
    for (const Clause& clause : clauses) {
        if (clause.state != ClauseState::assumed) continue;
        for (const std::string& path : clause.paths)
            if (!path.ends_with(".columns")) notes[path] = "assumed";
    }
    std::string out = "# Made from words by rules: read it, change it, keep it.\n";
    std::vector<std::string> steps;
    for (const std::string_view line : split(yaml, '\n')) {
        const size_t indent = std::min(line.find_first_not_of(' '), line.size());
        const size_t colon = line.find(':');
        if (line.empty()) continue;
        out += line;
        if (colon != std::string_view::npos && indent % 2 == 0) {
            steps.resize(indent / 2);
            steps.emplace_back(line.substr(indent, colon - indent));
            std::string path;
            for (const std::string& step : steps) path += (path.empty() ? "" : ".") + step;
            if (const auto note = notes.find(path); note != notes.end())
                out += "  # " + note->second;
        }
        out += "\n";
    }
    return out;
}

void advise(const extract::Description& description, Extraction& made) {
    const auto some = [&](ClauseState state) {
        return std::count_if(made.clauses.begin(), made.clauses.end(),
                             [&](const Clause& clause) { return clause.state == state; });
    };
    for (const Clause& clause : made.clauses) {
        if (clause.state == ClauseState::not_applied || clause.state == ClauseState::contradicted)
            made.warnings.push_back("'" + clause.text + "' was not applied: " + clause.note);
    }
    if (some(ClauseState::assumed) > 0 &&
        std::none_of(description.tables.begin(), description.tables.end(),
                     [](const auto& table) { return table.rows.has_value(); }))
        made.suggestions.push_back("say how many rows: 10,000 " + description.tables[0].name);
    if (made.schema.tables.size() == 1 && made.schema.tables[0].columns.size() > 4)
        made.suggestions.push_back("name the columns that you want: with name, email and city");
    if (!made.schema.node.has("locale")) return;
    if (std::any_of(made.clauses.begin(), made.clauses.end(), [](const Clause& clause) {
            return clause.state == ClauseState::assumed &&
                   clause.paths == std::vector<std::string>{"locale"};
        }))
        made.suggestions.push_back(
            "name a country, for its names and places: of a German web shop");
}

}  // namespace

std::string_view name_of(ClauseState state) {
    switch (state) {
        case ClauseState::applied:
            return "applied";
        case ClauseState::assumed:
            return "assumed";
        case ClauseState::not_applied:
            return "not applied";
        case ClauseState::contradicted:
            return "contradicted";
    }
    return "";
}

Result<Extraction> extract_schema(std::string_view words, const Catalogue& catalogue,
                                  const ExtractOptions& options) {
    std::string text(trimmed(words));
    if (!trimmed(options.context).empty()) text += ". " + std::string(trimmed(options.context));
    if (!options.example.empty()) {
        const auto lines = split(options.example, '\n');
        text += ". Columns: " + std::string(trimmed(lines[0]));
    }
    if (text.empty())
        return fail(wrong_words("words_empty", "there are no words", "describe the data"));
    if (text.size() > words_bytes_max)
        return fail(wrong_words("words_too_long",
                                "the description has " + with_commas(text.size()) + " bytes",
                                "shorten it to " + with_commas(words_bytes_max) + " bytes"));
    if (!is_utf8(text))
        return fail(
            wrong_words("words_not_utf8", "the words are no UTF-8 text", "save them as UTF-8"));
    const extract::Description description = extract::read_description(text, options.today_days);
    if (description.tables.empty())
        return fail(wrong_words("words_not_understood",
                                "no table is named in '" + text.substr(0, 80) + "'",
                                "say what the rows are, and how many"));
    extract::Composer composer(description, catalogue, options);
    const Node document = composer.compose();
    Extraction made;
    made.clauses = composer.take_clauses();
    made.warnings = composer.take_warnings();
    made.yaml = commented(to_yaml(document), made.clauses);
    Problems problems;
    auto schema = read_schema(made.yaml, "extracted.yaml", catalogue, problems);
    if (!schema) return fail(problems.errors()[0]);
    made.schema = *std::move(schema);
    made.confidence = confidence_of(made.clauses);
    advise(description, made);
    return made;
}

std::string print_report(const Extraction& extraction) {
    std::string text;
    for (const ClauseState state : {ClauseState::applied, ClauseState::assumed,
                                    ClauseState::not_applied, ClauseState::contradicted}) {
        for (const Clause& clause : extraction.clauses) {
            if (clause.state != state) continue;
            std::string line = std::string(name_of(state));
            line.resize(13, ' ');
            text += line + clause.text;
            if (!clause.note.empty()) text += " — " + clause.note;
            for (const std::string& path : clause.paths)
                text += (&path == &clause.paths[0] ? " (" : ", ") + path;
            text += clause.paths.empty() ? "\n" : ")\n";
        }
    }
    return text;
}

}  // namespace rowsmith
