"""A sentence file: the words, what the writer calls things, and each clause with what is expected.

    50 orders, each with 2 or 3 items
    --- calls
    items: order_items lines
    --- applied: 50 orders
    SELECT count(*) = 50 FROM orders
    --- applied or not applied: 2 or 3 items
    SELECT ...

A clause quotes the words, says how the report may judge them, and asks DuckDB for one true or false
that holds exactly if the clause does. `calls` tells other names under which a table or a column of
the writer's may come.
"""
import re
from dataclasses import dataclass, field

states = ("applied", "not applied", "contradicted")


class Malformed(Exception):
    """The sentence file itself is wrong."""


@dataclass
class Clause:
    words: str
    begin: int
    end: int
    expected: list
    sql: str


@dataclass
class Sentence:
    name: str
    words: str
    calls: dict = field(default_factory=dict)  # the writer's name -> other names
    clauses: list = field(default_factory=list)


def read_clause(sentence, head, body):
    told, words = head.split(": ", 1)
    expected = told.split(" or ")
    begin = sentence.words.find(words)
    if begin < 0:
        begin = sentence.words.replace("\n", " ").find(words)
    if begin < 0 or not set(expected) <= set(states):
        raise Malformed(f"{sentence.name}: --- {head}")
    if ("applied" in expected) != bool(body):
        raise Malformed(f"{sentence.name}: {words}: a query goes with 'applied', and only with it")
    return Clause(words, begin, begin + len(words), expected, body)


def read(path):
    words, *sections = re.split(r"^--- ", path.read_text(), flags=re.M)
    sentence = Sentence(path.stem, words.strip())
    for section in sections:
        head, _, body = section.partition("\n")
        if head == "calls":
            pairs = (line.split(": ", 1) for line in body.strip().splitlines())
            sentence.calls = {name: others.split() for name, others in pairs}
        else:
            sentence.clauses.append(read_clause(sentence, head.strip(), body.strip()))
    if not sentence.clauses:
        raise Malformed(f"{sentence.name}: no clause")
    return sentence
