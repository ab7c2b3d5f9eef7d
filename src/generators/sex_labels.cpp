#include "generators/sex_labels.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace rowsmith {

namespace {

enum class Meaning : u8 { female, male, other };

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

std::optional<Meaning> usual_meaning(const std::string& label, const PersonLists& lists) {
    const std::string word = lower(label);
    for (const values::People* people : lists.people)
        for (size_t sex = 0; sex < 2; sex++)
            if (word == lower(people->sex[sex].word) || word == lower(people->sex[sex].letter))
                return static_cast<Meaning>(sex);
    if (is_one_of(word, {"female", "f", "woman", "women", "girl"})) return Meaning::female;
    if (is_one_of(word, {"male", "m", "man", "men", "boy"})) return Meaning::male;
    if (is_one_of(word, {"other", "x", "o", "d", "diverse", "divers", "non-binary", "nonbinary",
                         "unknown", "u", "unspecified"}))
        return Meaning::other;
    return std::nullopt;
}

// labels: {female: W, male: M}; what they do not name is another.
std::optional<Meaning> given_meaning(const std::string& label, const Node* labels) {
    if (!labels) return std::nullopt;
    for (size_t sex = 0; sex < 2; sex++) {
        const Node* own = labels->find(sex == 0 ? "female" : "male");
        if (own && own->text == label) return static_cast<Meaning>(sex);
    }
    return Meaning::other;
}

Result<void> check_labels(const Options& options) {
    const Node* labels = options.node("labels");
    if (!labels) return {};
    for (const Key& key : labels->keys)
        if (key.text != "female" && key.text != "male")
            return fail(options.wrong("labels", "unknown_sex",
                                      "'" + key.text + "' is neither female nor male",
                                      "{female: …, male: …}", "write female and male"));
    return {};
}

}  // namespace

Result<SexLabels> sex_labels(BindContext& context, const PersonLists& lists) {
    SexLabels labels;
    for (const Member& member : context.members()) {
        if (member.generator != "person.sex") continue;
        const Options& options = *member.options;
        if (!options.has("enum_values")) {
            if (!options.has("labels")) continue;
            return fail(options.wrong("labels", "labels_without_values",
                                      "labels tell which of enum_values mean female and male, "
                                      "and there are no enum_values",
                                      "enum_values beside labels",
                                      "add enum_values with the words and their shares"));
        }
        (void)TRY(check_labels(options));
        for (const ShareEntry& entry : TRY(options.shares("enum_values"))) {
            auto meaning = given_meaning(entry.text, options.node("labels"));
            if (!meaning) meaning = usual_meaning(entry.text, lists);
            if (!meaning)
                return fail(options.wrong("enum_values", "sex_label_unknown",
                                          "'" + entry.text + "' is not known as a word for a sex",
                                          "female and male", "add labels: {female: …, male: …}"));
            labels.texts.push_back(entry.text);
            const double female = *meaning == Meaning::other
                                      ? entry.share / 2
                                      : (*meaning == Meaning::female ? entry.share : 0);
            labels.weights[0].push_back(female);
            labels.weights[1].push_back(entry.share - female);
        }
        labels.shares = {0, 0};
        for (size_t sex = 0; sex < 2; sex++)
            for (const double weight : labels.weights[sex]) labels.shares[sex] += weight;
        return labels;
    }
    return labels;
}

}  // namespace rowsmith
