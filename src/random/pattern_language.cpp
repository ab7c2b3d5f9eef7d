#include "random/pattern_language.h"

#include "base/text.h"

namespace rowsmith {

namespace {

std::string lengths_text(PatternLengths lengths) {
    if (!lengths.most) return "at least " + with_commas(lengths.least);
    if (lengths.least == *lengths.most) return with_commas(lengths.least);
    return with_commas(lengths.least) + " to " + with_commas(*lengths.most);
}

Error length_order(PatternLengths lengths) {
    return {.code = ErrorCode::invalid_schema,
            .cause = "pattern_length_order",
            .message = "min_length " + with_commas(lengths.least) + " is above max_length " +
                       with_commas(*lengths.most),
            .expected = "min_length <= max_length",
            .fix = "swap them"};
}

// Adds what lengths the pattern's own texts have.
Error empty_language(Error error, std::string_view pattern, const PatternNode& tree,
                     PatternLengths lengths) {
    const u64 shortest = shortest_length(tree);
    const std::optional<u64> longest = longest_length(tree);
    error.message = "no text of the pattern '" + std::string(pattern) + "' has " +
                    lengths_text(lengths) + " characters";
    if (longest) {
        error.expected = "lengths from " + with_commas(shortest) + " to " + with_commas(*longest);
    } else {
        error.expected = "lengths from " + with_commas(shortest);
        if (!lengths.most)
            error.fix = "give max_length too; without it * and + go round at most " +
                        std::to_string(pattern_loop_end) + " times";
    }
    return error;
}

}  // namespace

Result<PatternLanguage> PatternLanguage::build(std::string_view pattern, PatternLengths lengths) {
    const PatternNode tree = TRY(parse_pattern(pattern, SignSpace::printable));
    if (lengths.most && *lengths.most < lengths.least) return fail(length_order(lengths));
    const std::optional<u32> loop_end =
        lengths.most ? std::nullopt : std::optional<u32>(pattern_loop_end);
    const PatternAutomaton automaton = TRY(determinise(tree, loop_end));
    Result<PatternGraph> graph = build_graph(automaton, lengths);
    if (graph) return PatternLanguage(std::move(*graph));
    if (graph.error().cause != "pattern_empty_language") return fail(graph.error());
    return fail(empty_language(graph.error(), pattern, tree, lengths));
}

PatternLanguage::PatternLanguage(PatternGraph graph)
    : graph_(std::move(graph)),
      count_(graph_.nodes[graph_.root].count),
      walk_(graph_),
      chunks_(PatternChunks::build(graph_)) {}

char* PatternLanguage::write(u64 number, char* to) const {
    if (!is_narrow()) return write(WideNumber(number), to);
    return chunks_ ? chunks_->write_word(0, number, to) : walk_.write(number, to);
}

char* PatternLanguage::write(const WideNumber& number, char* to) const {
    return chunks_ ? chunks_->write(number, to) : walk_.write(number, to);
}

void PatternLanguage::append_text(u64 number, std::string& out) const {
    const size_t before = out.size();
    out.resize(before + room());
    const char* end = write(number, out.data() + before);
    out.resize(static_cast<size_t>(end - out.data()));
}

std::string PatternLanguage::unrank(const WideNumber& number) const {
    std::string text(room(), '\0');
    text.resize(static_cast<size_t>(write(number, text.data()) - text.data()));
    return text;
}

std::optional<WideNumber> PatternLanguage::rank(std::string_view text) const {
    const std::optional<std::vector<u32>> signs = code_points(text);
    if (!signs) return std::nullopt;
    WideNumber number;
    // Every part of a count that fits, fits.
    const auto skip = [&](u32 target, u64 times) {
        WideNumber texts = graph_.nodes[target].count;
        (void)(texts.multiply(times) && number.add(texts));
    };
    u32 at = graph_.root;
    for (const u32 sign : *signs) {
        if (graph_.nodes[at].ends) (void)number.add(WideNumber(1));
        const PatternMove* taken = nullptr;
        for (const PatternMove& move : graph_.nodes[at].moves) {
            if (move.low > sign) break;
            if (move.high >= sign) {
                taken = &move;
                break;
            }
            skip(move.target, move.high - move.low + 1);
        }
        if (taken == nullptr) return std::nullopt;
        skip(taken->target, sign - taken->low);
        at = taken->target;
    }
    if (!graph_.nodes[at].ends) return std::nullopt;
    return number;
}

}  // namespace rowsmith
