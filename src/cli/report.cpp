#include "cli/report.h"

namespace rowsmith {

namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view yellow = "\x1b[33m";
constexpr std::string_view plain = "\x1b[0m";

std::string painted(std::string_view text, std::string_view paint, Colour colour) {
    if (colour == Colour::none || text.empty()) return std::string(text);
    return std::string(paint) + std::string(text) + std::string(plain);
}

std::string place_text(const Place& place) {
    std::string text = place.file.empty() ? "rowsmith" : place.file;
    if (place.line > 0)
        text += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    if (!place.path.empty()) text += ": " + place.path;
    return text;
}

std::string text_of(const Error& error, std::string_view message, Colour colour) {
    std::string text =
        painted(place_text(error.place), bold, colour) + ": " + std::string(message) + "\n";
    if (!error.expected.empty()) text += "  expected " + error.expected + "\n";
    if (!error.fix.empty()) text += "  fix: " + error.fix + "\n";
    return text;
}

Json error_json(const Error& error) {
    Json json = Json::object();
    json.set("code", name_of(error.code)).set("cause", error.cause).set("message", error.message);
    if (!error.place.file.empty()) json.set("file", error.place.file);
    if (!error.place.path.empty()) json.set("path", error.place.path);
    if (error.place.line > 0)
        json.set("line", u64{error.place.line}).set("column", u64{error.place.column});
    if (!error.expected.empty()) json.set("expected", error.expected);
    if (!error.fix.empty()) json.set("fix", error.fix);
    return json;
}

}  // namespace

std::string error_text(const Error& error, Colour colour) {
    return text_of(error, painted(error.message, red, colour), colour);
}

std::string warning_text(const Error& warning, Colour colour) {
    return text_of(warning, painted("warning: ", yellow, colour) + warning.message, colour);
}

Json error_list(const std::vector<Error>& errors) {
    Json list = Json::array();
    for (const Error& error : errors) list.add(error_json(error));
    return list;
}

Json errors_json(const std::vector<Error>& errors) {
    Json json = Json::object();
    json.set("ok", Json::boolean(false)).set("errors", error_list(errors));
    return json;
}

}  // namespace rowsmith
