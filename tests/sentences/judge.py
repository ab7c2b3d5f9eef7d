"""Judges what became of a sentence: its report against its data, clause by clause."""
import re
from dataclasses import dataclass

import duckdb

# From good to bad. `told`: not done, and said so. `partly`: of one clause both was reported.
# `silent`: the report does not mention it. `false`: reported as applied, but the data differ.
verdicts = ("right", "told", "partly", "silent", "false")

# Words that ask for nothing.
empty_words = set("""
    a about all also an and are as at be been being both but by can could create data database
    dataset demo do each every fields following for from gets give got had has have hey i i'm in
    include including is it its just keep let's like list make makes me must need of on one or our
    please plus records rows run say schema should so some something table tables test thanks that
    the their them there they those to up us want was we were where which who will with would you
    generate generating columns column called building
""".split())


@dataclass
class Judgement:
    words: str
    reported: str
    data: str
    verdict: str


def locate(words, clauses):
    """(begin, end, state) of each clause of the report that quotes the words, in their order."""
    found, at = [], 0
    for clause in clauses:
        begin = words.find(clause["text"], at) if clause["state"] != "assumed" else -1
        if begin < 0:
            continue
        if found and words[found[-1][0]:found[-1][1]] == clause["text"] and \
                found[-1][2] == clause["state"]:
            again = words.find(clause["text"], found[-1][1])
            begin = begin if again < 0 else again
        found.append((begin, begin + len(clause["text"]), clause["state"]))
        at = begin
    return found


def reported_state(clause, located, words):
    """The one state of all that the report says of the clause's words."""
    touching = {state for begin, end, state in located
                if max(begin, clause.begin) < min(end, clause.end)
                and re.search(r"\w", words[max(begin, clause.begin):min(end, clause.end)])}
    if not touching:
        return "silent"
    return touching.pop() if len(touching) == 1 else "partly"


def ask(connection, sql):
    try:
        row = connection.execute(sql).fetchone()
    except duckdb.Error as error:
        return str(error).splitlines()[0][:70]
    return "holds" if row[0] is True else "does not hold"


def judge_clause(clause, located, connection, words):
    said = reported_state(clause, located, words)
    data = ask(connection, clause.sql) if clause.sql and said != "not applied" else "-"
    if said == "applied" and data == "-":
        verdict = "false"
    elif said == "applied" and data != "holds":
        verdict = "false"
    elif said in clause.expected:
        verdict = "right"
    else:
        verdict = said if said in verdicts else "told"
    return Judgement(clause.words, said, data, verdict)


def stem(word):
    return word.lower().strip("'-.,").removesuffix("s")


def dropped_words(words, clauses, located):
    """Words with a meaning that no clause of the report quotes, here or where they stand again."""
    told = " ".join(words[begin:end] for begin, end, _ in located)
    told += " " + " ".join(clause["text"] for clause in clauses if clause["state"] == "assumed"
                     and "'" in clause["text"])
    stems = {stem(word) for word in re.findall(r"[\w'’-]+", told)}
    for match in re.finditer(r"[\w'’.,%€$£-]*\w[\w'’%-]*", words):
        covered = any(begin < match.end() and match.start() < end for begin, end, _ in located)
        if (not covered and stem(match[0]) not in stems
                and match[0].lower().strip("'-.,") not in empty_words):
            yield match[0]


def invented_columns(schema, clauses):
    """Tables and columns that stand in the schema without any word of the report."""
    paths = {path for clause in clauses for path in clause["paths"]}
    listed = {(path, name) for clause in clauses for path in clause["paths"]
              if path.endswith(".columns")
              for name in clause["text"].partition(": ")[2].split(", ")}
    for table in schema["tables"]:
        if not any(path.split(".")[:2] == ["tables", table] for path in paths):
            yield table
        for column in schema["tables"][table]["columns"]:
            path = f"tables.{table}.columns"
            if f"{path}.{column}" not in paths and (path, column) not in listed:
                yield f"{table}.{column}"


def judge_whole(words, schema, clauses, located):
    dropped = list(dropped_words(words, clauses, located))
    invented = list(invented_columns(schema, clauses))
    yield Judgement("(no word is dropped)", "", " ".join(dropped) or "holds",
                    "silent" if dropped else "right")
    yield Judgement("(nothing is invented)", "", " ".join(invented) or "holds",
                    "false" if invented else "right")
