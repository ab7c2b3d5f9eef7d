"""Do the peers of `./dev bench speed` make the same row? Each writes a file, which is looked at.

usage: ./dev bench likeness

DuckDB counts in what was written: rows, ids, nulls, UUIDs of version 4, shares, the logarithm of
the price, the span of moments, the words of a note; what is not as in the sales row by more than
chance allows is marked, and fails. Bytes a row and how many different texts there are come beside,
for the eye: Mimesis and faker-js have lists of their own. ROWSMITH_BENCH_REFERENCE may name the
binary of the prototype.
"""
import sys
from pathlib import Path

folder = Path(__file__).resolve().parent
sys.path[0] = str(folder / "speeds")  # not here: statistics.py would hide Python's

import subprocess  # noqa: E402
import tempfile  # noqa: E402

import duckdb  # noqa: E402
from cases import Cases  # noqa: E402

version_4 = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
columns = ("id", "uuid", "customer", "email", "product", "category", "quantity", "unit_price",
           "discount", "ordered_at", "country", "note")
note_words = "len(string_split(note, ' '))"
facts = {  # what is counted, and what it must be: exactly, or within 5 deviations of a row's spread
    "nulls": (" + ".join(f"count(*) filter ({name} is null)" for name in columns), 0),
    "ids": ("(count(distinct id::bigint), min(id::bigint), max(id::bigint))::varchar",
            "({rows}, 1, {rows})"),
    "uuids": (f"count(distinct uuid) filter (uuid::varchar ~ '{version_4}')::varchar", "{rows}"),
    "electronics": ("avg((category = 'Electronics')::int)", 0.30, 0.458),
    "garden": ("avg((category = 'Garden')::int)", 0.02, 0.14),
    "no_discount": ("avg((discount::double = 0)::int)", 0.60, 0.49),
    "quantity": ("avg(quantity::double)", 5.5, 2.872),
    "log_price": ("avg(ln(unit_price::double))", 3.5, 0.8),
    "its_deviation": ("stddev(ln(unit_price::double))", 0.8, 0.566),
    "first_month": ("left(min(ordered_at::timestamp)::varchar, 7)", "2022-01"),
    "last_month": ("left(max(ordered_at::timestamp)::varchar, 7)", "2024-12"),
    "words": (f"avg({note_words})", 8.5, 2.291),
    "fewest": (f"min({note_words})", 5), "most": (f"max({note_words})", 12),
}
texts = {"first": "split_part(customer, ' ', 1)", "products": "product", "countries": "country"}


def write(case, target):
    """Runs the case with a file in the place of the null device."""
    command = [target if word == "/dev/null" else str(word) for word in case.commands[0]]
    if case.tells:
        command.append(target)
    if target in command:
        return subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with open(target, "wb") as output:
        return subprocess.run(command, check=True, stdout=output)


def differs(found, rows, wanted, spread=None):
    if spread is None:
        return str(found) != str(wanted).format(rows=rows)
    return abs(found - wanted) > 5 * spread / rows**0.5


def look(case, target):
    """A line about the file, and what is wrong with it."""
    source = f"read_csv('{target}', header = true, all_varchar = true)"
    if "Parquet" in case.name:
        source = f"read_parquet('{target}')"
    counted = [f"{counts} as {name}" for name, (counts, *_) in facts.items()]
    counted += [f"count(distinct {text}) as {name}" for name, text in texts.items()]
    query = f"select count(*), {', '.join(counted)} from {source}"
    rows, *values = duckdb.sql(query).fetchall()[0]
    found = dict(zip([*facts, *texts], values))
    wrong = [f"{name} {found[name]}" for name, (_, *wanted) in facts.items()
             if differs(found[name], rows, *wanted)]
    if rows != case.rows:
        wrong.append(f"{rows} rows instead of {case.rows}")
    shown = "".join(f"{found[name]:>11,}" for name in texts)
    size = Path(target).stat().st_size / rows
    return f"{case.name:<36} {rows:>9,} {size:>7.1f}{shown}   {', '.join(wrong) or 'same'}", wrong


def main():
    missed = 0
    with tempfile.TemporaryDirectory(prefix="likeness.") as place:
        cases = Cases(place, 0.1)
        cases.add_formats()
        cases.add_peers()
        names = "".join(f"{name:>11}" for name in texts)
        print(f"{'':<36} {'rows':>9} {'B/row':>7}{names}   the row")
        for key in ("csv", "parquet", *list(cases.all)[list(cases.all).index("faker"):]):
            target = f"{place}/rows"
            write(cases.all[key], target)
            line, wrong = look(cases.all[key], target)
            print(line, flush=True)
            missed += bool(wrong)
    print("\n".join(cases.notes))
    sys.exit(missed > 0)


main()
