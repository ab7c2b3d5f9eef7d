"""How a pack is written: UTF-8 lines, `[section]` heads, fields between tabs, no escapes.

Names are `text<TAB>weight[<TAB>normal[<TAB>native]]`. The normal form (a-z only, for e-mails) is
left out where it is just the ASCII letters of the text in lower case.
"""
import hashlib
import math
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "src" / "values" / "data"
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
         "ð": "d"}


def normal(text, language):
    text = unicodedata.normalize("NFC", text).lower()
    if language == "de":
        text = "".join(GERMAN.get(c, c) for c in text)
    text = "".join(PLAIN.get(c, c) for c in text)
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if "a" <= c <= "z")


def falling_weights(count, top_ten_share, total=1_000_000):
    """Weights 1/(rank + q), with q so that the first ten hold the given share."""
    low, high = 0.0, 1e6
    for _ in range(80):
        q = math.sqrt((low + 0.01) * (high + 0.01))
        shares = [1 / (rank + q) for rank in range(1, count + 1)]
        if sum(shares[:10]) / sum(shares) > top_ten_share:
            low = q
        else:
            high = q
    scale = total / sum(shares)
    return [max(1, round(share * scale)) for share in shares]


def shuffled(words, salt):
    """A fixed order that has nothing to do with the alphabet."""
    return sorted(words, key=lambda word: hashlib.sha256(f"{salt}:{word}".encode()).digest())


def distinct(words):
    return list(dict.fromkeys(unicodedata.normalize("NFC", word).strip() for word in words))


def name_line(text, weight, language, native=""):
    plain = "".join(c for c in text.lower() if "a" <= c <= "z")
    form = normal(native and text or text, language)
    fields = [text, str(int(weight)), "" if form == plain else form, native]
    while fields[-1] == "":
        fields.pop()
    return "\t".join(fields)


class Pack:
    """One file of the data folder, with the sources that it was made from."""

    def __init__(self, name, sources):
        self.name, self.sources, self.lines = name, sources, []

    def section(self, name, lines):
        self.lines.append(f"[{name}]")
        self.lines.extend(lines)

    def names(self, section, names, language):
        self.section(section, [name_line(name, weight, language) for name, weight in names])

    def write(self):
        data = ("\n".join(self.lines) + "\n").encode()
        path = DATA / f"{self.name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

