"""The sales row made harder, one way at a time, and schemas that nobody chose.

Each is a document as JSON or YAML; no fast path may know the row that speeds are compared by.
"""
import json
import random

consonants, vowels = "bcdfghjklmnprstvw", "aeiou"


def invented(seed, count, low, high):
    """Different words that can be spoken."""
    draw, words = random.Random(seed), set()
    while len(words) < count:
        size = draw.randint(low, high)
        words.add("".join(draw.choice((consonants, vowels)[i % 2]) for i in range(size)))
    return sorted(words)


def document(name, columns, **more):
    return json.dumps({"rowsmith": 1, "name": name, "seed": 42, **more,
                       "tables": {name: {"rows": 1000, "columns": columns}}}, ensure_ascii=False)


def shuffled(columns, seed):
    names = list(columns)
    random.Random(seed).shuffle(names)
    return document("shuffled", {name: columns[name] for name in names}, locale="en_US")


def with_nulls(columns):
    nulls = {name: dict(column, null_share="10%") if name != "id" else column
             for name, column in columns.items()}
    return document("nulls", nulls, locale="en_US")


def marked(texts):
    """Every third one wants quotes, every sixth has some to double."""
    marks = [", {} by hand", ' "{}"']
    return [text if k % 3 else text + marks[k // 3 % 2].format(k) for k, text in enumerate(texts)]


def product_words(columns):
    return columns["product"]["words"]


def with_quotes(columns):
    words = {slot: marked(texts) for slot, texts in product_words(columns).items()}
    categories = columns["category"]["enum_values"]
    changed = dict(
        columns,
        product=dict(columns["product"], words=words),
        category=dict(columns["category"],
                      enum_values=dict(zip(marked(categories), categories.values()))),
        country=dict(columns["country"], enum_values=marked(columns["country"]["enum_values"])))
    return document("quotes", changed, locale="en_US")


def not_ascii(columns):
    accents = str.maketrans("aeioucnsz", "äéîöüçñšž")
    words = {slot: [text.translate(accents) for text in texts]
             for slot, texts in product_words(columns).items()}
    countries = [text.translate(accents) for text in columns["country"]["enum_values"]]
    changed = dict(columns, product=dict(columns["product"], words=words),
                   country=dict(columns["country"], enum_values=countries))
    return document("not_ascii", changed, locale="cs_CZ")


def large(columns):
    """Dictionaries 20 times as large; names, addresses and notes from lists of our own."""
    template = {"type": "string", "generate": "template"}
    first, last = invented(1, 20_000, 4, 9), invented(2, 9_400, 5, 10)
    words = invented(3, 6_000, 3, 12)
    shares = {name: 1 + k % 7 for k, name in enumerate(invented(4, 160, 6, 12))}
    discounts = {f"{k / 200:.3f}": 100 - k for k in range(100)}
    people = {"first": first, "last": last}
    changed = dict(
        columns,
        customer=dict(template, template="{first} {last}", words=people),
        email=dict(template, template="{first}.{last}{domain}",
                   words=dict(people, domain=[f"@{word}.example" for word in words[::75]])),
        product=dict(type="string", generate="choice", enum_values=invented(5, 10_000, 12, 24)),
        category=dict(type="enum", enum_values=shares),
        quantity=dict(columns["quantity"], max_value=200),
        discount=dict(columns["discount"], scale=3, enum_values=discounts),
        country=dict(columns["country"], enum_values=invented(6, 4_740, 4, 14)),
        note=dict(template, template=" ".join("{word}" for _ in range(8)), words={"word": words}))
    return document("large", changed)


def drawn(examples, seed, fits):
    """Twelve columns by examples of generators in an order drawn by seed, if they stand alone."""
    names = sorted(examples)
    random.Random(seed).shuffle(names)
    head = f"rowsmith: 1\nname: drawn\nseed: {seed}\ntables:\n  drawn:\n    rows: 1000\n"
    chosen, lines = [], head + "    columns:\n"
    for name in names:
        line = f"      c{len(chosen) + 1}: {examples[name]}\n"
        if len(chosen) < 12 and fits(lines + line):
            chosen.append(name)
            lines += line
    return chosen, lines
