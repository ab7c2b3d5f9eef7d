"""Reads the SQL files: tables, assertions, corruptions.

An assertion is a comment and a query that yields the rows which are wrong, so none when it holds:

    -- KIND SUBJECT, SUBJECT …: what holds
    SELECT …;

KIND SUBJECT is one of
    rows T                   as many rows as the schema says
    key T(a, b)              the primary key
    unique T(a) · T(a, b)    a unique column or group
    reference T.a            where a reference leads
    rule T: TEXT             a rule, word by word as the schema has it
    share T.a                shares of values, of true, of nulls
    value · range · form · sum · order T.a   anything else that a column promises
"""
import re
from dataclasses import dataclass

kinds = ("rows", "key", "unique", "reference", "rule", "share", "value", "range", "form", "sum",
         "order")


@dataclass
class Statement:
    title: str
    sql: str
    line: int


@dataclass
class Assertion(Statement):
    kind: str = ""
    subjects: tuple = ()
    text: str = ""


def split(path):
    """The statements of a file; a title is the comment right above one."""
    statements, title, body, start = [], "", [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("-- ") and not body:
            title, start = line[3:], number
        elif line.strip():
            start = start or number
            body.append(line)
            if line.rstrip().endswith(";"):
                statements.append(Statement(title, "\n".join(body).rstrip().rstrip(";"), start))
                title, body, start = "", [], 0
    if body:
        raise ValueError(f"{path}:{start}: the statement has no semicolon")
    return statements


def assertion(path, statement):
    head, _, text = statement.title.partition(": ")
    kind, _, subjects = head.partition(" ")
    if kind not in kinds or not subjects or not text:
        raise ValueError(f"{path}:{statement.line}: expected '-- KIND SUBJECT: text', "
                         f"found '{statement.title}'")
    # A comma inside the brackets of a key separates no subjects.
    names = tuple(re.split(r", (?![^(]*\))", subjects))
    return Assertion(statement.title, statement.sql, statement.line, kind, names, text)


def read(path):
    """(statements that make the tables, assertions)"""
    statements = split(path)
    made = [s for s in statements if s.sql.startswith("CREATE TABLE")]
    others = [assertion(path, s) for s in statements if not s.sql.startswith("CREATE TABLE")]
    return made, others
