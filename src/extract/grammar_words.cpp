#include "extract/grammar_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace rowsmith::extract {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array german{Entry{"und", "and"},
                            Entry{"oder", "or"},
                            Entry{"mit", "with"},
                            Entry{"von", "of"},
                            Entry{"vom", "of"},
                            Entry{"des", "of"},
                            Entry{"der", "the"},
                            Entry{"die", "the"},
                            Entry{"das", "the"},
                            Entry{"den", "the"},
                            Entry{"dem", "the"},
                            Entry{"ein", "a"},
                            Entry{"eine", "a"},
                            Entry{"einer", "a"},
                            Entry{"einem", "a"},
                            Entry{"einen", "a"},
                            Entry{"eines", "a"},
                            Entry{"ihre", "their"},
                            Entry{"ihren", "their"},
                            Entry{"ihrer", "their"},
                            Entry{"deren", "their"},
                            Entry{"jeder", "each"},
                            Entry{"jede", "each"},
                            Entry{"jedes", "each"},
                            Entry{"jeweils", "each"},
                            Entry{"je", "per"},
                            Entry{"pro", "per"},
                            Entry{"bis", "to"},
                            Entry{"zwischen", "between"},
                            Entry{"im", "in"},
                            Entry{"aus", "from"},
                            Entry{"für", "for"},
                            Entry{"davon", "of"},
                            Entry{"sind", "are"},
                            Entry{"ist", "is"},
                            Entry{"haben", "have"},
                            Entry{"hat", "has"},
                            Entry{"ohne", "without"},
                            Entry{"fehlen", "missing"},
                            Entry{"fehlt", "missing"},
                            Entry{"fehlend", "missing"},
                            Entry{"fehlende", "missing"},
                            Entry{"leer", "empty"},
                            Entry{"wurden", "were"},
                            Entry{"werden", "are"},
                            Entry{"seit", "since"},
                            Entry{"letztes", "last"},
                            Entry{"letzten", "last"},
                            Entry{"letzte", "last"},
                            Entry{"jahr", "year"},
                            Entry{"jahre", "year"},
                            Entry{"jahren", "year"},
                            Entry{"monat", "month"},
                            Entry{"monate", "month"},
                            Entry{"monaten", "month"},
                            Entry{"woche", "week"},
                            Entry{"wochen", "week"},
                            Entry{"tage", "day"},
                            Entry{"tagen", "day"},
                            Entry{"eindeutig", "unique"},
                            Entry{"eindeutige", "unique"},
                            Entry{"eindeutiger", "unique"},
                            Entry{"sortiert", "sorted"},
                            Entry{"nach", "by"},
                            Entry{"etwa", "about"},
                            Entry{"ca", "about"},
                            Entry{"rund", "about"},
                            Entry{"durchschnittlich", "average"},
                            Entry{"erzeuge", "generate"},
                            Entry{"erstelle", "generate"},
                            Entry{"generiere", "generate"},
                            Entry{"datenbank", "database"},
                            Entry{"datensätze", "records"},
                            Entry{"zeilen", "rows"},
                            Entry{"spalten", "columns"},
                            Entry{"bestellt", "ordered"},
                            Entry{"storniert", "cancelled"},
                            Entry{"retourniert", "returned"},
                            Entry{"zurückgegeben", "returned"},
                            Entry{"bezahlt", "paid"},
                            Entry{"offen", "open"},
                            Entry{"geliefert", "delivered"},
                            Entry{"aktiv", "active"},
                            Entry{"gekündigt", "cancelled"},
                            Entry{"betrügerisch", "fraudulent"},
                            Entry{"wächst", "growing"}};

constexpr std::array english{Entry{"having", "with"},
                             Entry{"including", "including"},
                             Entry{"includes", "with"},
                             Entry{"include", "with"},
                             Entry{"containing", "with"},
                             Entry{"plus", "including"},
                             Entry{"also", "including"},
                             Entry{"featuring", "with"},
                             Entry{"every", "each"},
                             Entry{"&", "and"},
                             Entry{"an", "a"},
                             Entry{"its", "their"},
                             Entry{"his", "their"},
                             Entry{"her", "their"},
                             Entry{"our", "their"},
                             Entry{"whose", "their"},
                             Entry{"maximum", "max"},
                             Entry{"minimum", "min"},
                             Entry{"through", "to"},
                             Entry{"until", "to"},
                             Entry{"till", "to"},
                             Entry{"up", "up"},
                             Entry{"years", "year"},
                             Entry{"months", "month"},
                             Entry{"weeks", "week"},
                             Entry{"days", "day"},
                             Entry{"quarters", "quarter"},
                             Entry{"past", "last"},
                             Entry{"previous", "last"},
                             Entry{"during", "in"},
                             Entry{"within", "in"},
                             Entry{"over", "over"},
                             Entry{"approximately", "about"},
                             Entry{"roughly", "about"},
                             Entry{"around", "about"},
                             Entry{"approx", "about"},
                             Entry{"ca", "about"},
                             Entry{"nearly", "about"},
                             Entry{"almost", "about"},
                             Entry{"avg", "average"},
                             Entry{"averaging", "average"},
                             Entry{"mean", "average"},
                             Entry{"distinct", "unique"},
                             Entry{"ordered", "sorted"},
                             Entry{"blank", "missing"},
                             Entry{"empty", "missing"},
                             Entry{"null", "missing"},
                             Entry{"nulls", "missing"},
                             Entry{"absent", "missing"},
                             Entry{"lacking", "missing"},
                             Entry{"lack", "missing"},
                             Entry{"unknown", "missing"},
                             Entry{"fields", "columns"},
                             Entry{"column", "columns"},
                             Entry{"field", "columns"},
                             Entry{"attributes", "columns"},
                             Entry{"was", "were"},
                             Entry{"been", "were"},
                             Entry{"is", "are"},
                             Entry{"being", "are"},
                             Entry{"has", "have"},
                             Entry{"had", "have"},
                             Entry{"got", "have"},
                             Entry{"these", "them"},
                             Entry{"those", "them"},
                             Entry{"which", "that"},
                             Entry{"who", "that"}};

bool among(std::string_view word, std::string_view words) {
    const auto list = split(words, ' ');
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array numbers{
    std::pair{std::string_view("zero"), 0.0},      std::pair{std::string_view("one"), 1.0},
    std::pair{std::string_view("two"), 2.0},       std::pair{std::string_view("three"), 3.0},
    std::pair{std::string_view("four"), 4.0},      std::pair{std::string_view("five"), 5.0},
    std::pair{std::string_view("six"), 6.0},       std::pair{std::string_view("seven"), 7.0},
    std::pair{std::string_view("eight"), 8.0},     std::pair{std::string_view("nine"), 9.0},
    std::pair{std::string_view("ten"), 10.0},      std::pair{std::string_view("eleven"), 11.0},
    std::pair{std::string_view("twelve"), 12.0},   std::pair{std::string_view("fifteen"), 15.0},
    std::pair{std::string_view("twenty"), 20.0},   std::pair{std::string_view("thirty"), 30.0},
    std::pair{std::string_view("forty"), 40.0},    std::pair{std::string_view("fifty"), 50.0},
    std::pair{std::string_view("sixty"), 60.0},    std::pair{std::string_view("seventy"), 70.0},
    std::pair{std::string_view("eighty"), 80.0},   std::pair{std::string_view("ninety"), 90.0},
    std::pair{std::string_view("zwei"), 2.0},      std::pair{std::string_view("drei"), 3.0},
    std::pair{std::string_view("vier"), 4.0},      std::pair{std::string_view("fünf"), 5.0},
    std::pair{std::string_view("sechs"), 6.0},     std::pair{std::string_view("acht"), 8.0},
    std::pair{std::string_view("zehn"), 10.0},     std::pair{std::string_view("zwölf"), 12.0},
    std::pair{std::string_view("zwanzig"), 20.0},  std::pair{std::string_view("hundert"), 100.0},
    std::pair{std::string_view("tausend"), 1000.0}};

constexpr std::array scales{
    std::pair{std::string_view("hundred"), 1e2}, std::pair{std::string_view("thousand"), 1e3},
    std::pair{std::string_view("million"), 1e6}, std::pair{std::string_view("millions"), 1e6},
    std::pair{std::string_view("billion"), 1e9}, std::pair{std::string_view("dozen"), 12.0},
    std::pair{std::string_view("k"), 1e3},       std::pair{std::string_view("m"), 1e6},
    std::pair{std::string_view("tausend"), 1e3}, std::pair{std::string_view("millionen"), 1e6},
    std::pair{std::string_view("mio"), 1e6}};

}  // namespace

std::string_view meaning_of(std::string_view word) {
    for (const auto& [from, to] : english)
        if (from == word) return to;
    for (const auto& [from, to] : german) {
        if (from != word) continue;
        // Some mean a word that is mapped once more: hat -> has -> have.
        for (const auto& [again, last] : english)
            if (again == to) return last;
        return to;
    }
    return word;
}

bool is_german_grammar(std::string_view word) {
    return std::any_of(german.begin(), german.end(),
                       [&](const Entry& entry) { return entry.first == word && word != "die"; });
}

std::optional<double> number_word(std::string_view word) {
    for (const auto& [name, value] : numbers)
        if (name == word) return value;
    return std::nullopt;
}

std::optional<double> scale_word(std::string_view word) {
    for (const auto& [name, value] : scales)
        if (name == word) return value;
    return std::nullopt;
}

bool is_filler(std::string_view meaning) {
    return among(
        meaning,
        "generate create make produce build give me i need want please would like we us "
        "simulate mock fake synthetic realistic random sample test dummy fictional some "
        "the a there where data dataset datasets set sets database databases table tables "
        "schema for of containing with and that this also all list exactly each their "
        "should be it new plausible believable let's "
        "bitte ich brauche realistische zufällige testdaten daten datensatz "
        "relational csv-like demo example are were have by in to as can you do could hey hi "
        "hello thanks thank say just something please");
}

bool is_function_word(std::string_view meaning) {
    return among(meaning,
                 "and or with of the a their each per to between in on from for are were have "
                 "without missing since last over by about up at least most average including that "
                 "them as into than during columns where some all only both sorted unique not no "
                 "placed made during generate create make give me");
}

bool is_linking_verb(std::string_view meaning) {
    return among(meaning,
                 "have has contain contains place places placed make makes made buy buys bought "
                 "own owns owned looks look after manage manages managed teach teaches taught "
                 "attend attends take takes took taking visit visits visited belong belongs "
                 "write writes wrote written post posts posted hold holds send sends receive "
                 "receives gets get use uses create creates generate generates work works "
                 "record records report reports measure measures produce produces submit submits "
                 "enrolled enrols enroll enrolls book books booked see sees treats treat done "
                 "handles handle cares care for responsible drives drive rent rents assigned "
                 "associated linked related consisting consist consists comes come by at to in "
                 "betreut betreuen kümmert sich um hat haben leave leaves working spread across "
                 "reports issued going their");
}

bool is_row_word(std::string_view meaning) {
    return among(meaning,
                 "record records row rows entry entries line lines datapoint datapoints example "
                 "examples data dataset log logs history list table samples datensätze einträge");
}

i32 month_named(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"january jan januar",
                                                                "february feb februar",
                                                                "march mar märz",
                                                                "april apr",
                                                                "may mai",
                                                                "june jun juni",
                                                                "july jul juli",
                                                                "august aug",
                                                                "september sep sept",
                                                                "october oct oktober okt",
                                                                "november nov",
                                                                "december dec dezember dez"};
    for (size_t i = 0; i < months.size(); i++)
        if (among(word, months[i])) return static_cast<i32>(i + 1);
    return 0;
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_unit(std::string_view word) {
    return among(
               word,
               "kg g mg gram grams kilogram kilograms tonnes tons t lb lbs oz l litre litres "
               "liters "
               "ml km m cm mm metres meters kilometers kilometres miles mph m2 m² m3 sqm sqft "
               "hectares hectare ha acres kwh mwh wh kw mw watt watts volts celsius fahrenheit "
               "degrees °c percent seconds minutes hours days weeks months years ms second minute "
               "hour points bytes kb mb gb tb usd eur gbp chf euro euros dollars pounds yen") &&
           word != "t";
}

std::string_view currency_named(std::string_view word) {
    static constexpr std::array currencies{
        Entry{"€", "EUR"},  Entry{"eur", "EUR"}, Entry{"euro", "EUR"},   Entry{"euros", "EUR"},
        Entry{"$", "USD"},  Entry{"usd", "USD"}, Entry{"dollar", "USD"}, Entry{"dollars", "USD"},
        Entry{"£", "GBP"},  Entry{"gbp", "GBP"}, Entry{"pounds", "GBP"}, Entry{"chf", "CHF"},
        Entry{"yen", "JPY"}};
    for (const auto& [name, code] : currencies)
        if (name == word) return code;
    return {};
}

}  // namespace rowsmith::extract
