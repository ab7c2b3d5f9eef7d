"""Common words by kind, for text that reads like sentences; countries, their codes and names."""
import json
import re

from pack_text import Pack, falling_weights, shuffled
from sources import opened

LANGUAGES = {"en": "en", "de": "de"}
KINDS = ("noun", "verb", "adjective", "adverb", "preposition")


def word_packs(fakers, wanted):
    for language, locale in LANGUAGES.items():
        if not wanted(f"words/{language}"):
            continue
        pack = Pack(f"words/{language}", ["faker_js"])
        for kind in KINDS:
            words = [word for word in fakers[locale]["word"][kind]
                     if re.fullmatch(r"[^\W\d_]{2,14}", word)]
            words = shuffled(words, language)
            pack.section(kind + "s", [f"{word}\t{weight}" for word, weight in
                                      zip(words, falling_weights(len(words), 0.08, 100_000))])
        yield pack


# code -> calling code, currency, demonym
MORE = {
    "AT": "43 EUR Austrian", "AU": "61 AUD Australian", "BE": "32 EUR Belgian",
    "BR": "55 BRL Brazilian", "CA": "1 CAD Canadian", "CH": "41 CHF Swiss", "CN": "86 CNY Chinese",
    "CZ": "420 CZK Czech", "DE": "49 EUR German", "DK": "45 DKK Danish", "ES": "34 EUR Spanish",
    "FI": "358 EUR Finnish", "FR": "33 EUR French", "GB": "44 GBP British", "GR": "30 EUR Greek",
    "HU": "36 HUF Hungarian", "IE": "353 EUR Irish", "IN": "91 INR Indian", "IT": "39 EUR Italian",
    "JP": "81 JPY Japanese", "KR": "82 KRW South|Korean", "MX": "52 MXN Mexican",
    "NL": "31 EUR Dutch", "NO": "47 NOK Norwegian", "NZ": "64 NZD New|Zealand",
    "PL": "48 PLN Polish", "PT": "351 EUR Portuguese", "RO": "40 RON Romanian",
    "SE": "46 SEK Swedish",
    "TR": "90 TRY Turkish", "US": "1 USD American", "ZA": "27 ZAR South|African",
}


def country_packs(_fakers, _wanted):
    """code, code3, number, English name, German name; and calling code, currency, demonym."""
    folder = opened("iso_countries") / "package"
    names = {}
    for language in ("en", "de"):
        listed = json.load(open(folder / "langs" / f"{language}.json", encoding="utf-8"))
        names[language] = {code: name if isinstance(name, str) else name[0]
                           for code, name in listed["countries"].items()}
    pack = Pack("countries", ["iso_countries"])
    pack.section("countries", sorted(
        "\t".join((code, code3, number, names["en"][code], names["de"][code],
                   *(part.replace("|", " ") for part in MORE.get(code, "").split())))
        for code, code3, number, *_ in json.load(open(folder / "codes.json", encoding="utf-8"))
        if code in names["en"] and code in names["de"]))
    yield pack
