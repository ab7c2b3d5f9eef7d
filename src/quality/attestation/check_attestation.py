#!/usr/bin/env python3
"""Holds a dataset against the attestation that was written of it, with Python alone.

    python3 SCRIPT ATTESTATION.json FOLDER

The attestation is an in-toto Statement: its subjects are the dataset's files with their SHA-256,
its predicate tells what they were made from and which rules were checked. This script hashes every
file, counts the rows of CSV, TSV and JSON Lines (also within gzip), and closes with 'N passed, N
failed'. It exits with 1 when anything differs. Where the files came from is not its matter: that an
attestation is by whom it says is told by a signature around it.
"""
import csv
import gzip
import hashlib
import io
import json
import sys
from pathlib import Path

statement_type = "https://in-toto.io/Statement/v1"
predicate_type = "urn:rowsmith:dataset:1"


def sha256_of(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def character(text):
    return "\t" if text in ("tab", "\\t") else text


def count_delimited(file, predicate):
    options = predicate.get("options", {})
    delimiter = options.get("delimiter", "," if predicate["format"] == "csv" else "tab")
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    csv.field_size_limit(sys.maxsize)
    rows = sum(1 for _ in csv.reader(text, delimiter=character(delimiter),
                                     quotechar=character(options.get("quote", '"')),
                                     strict=True))
    return rows - (options.get("header", "true") == "true")


def count_lines(file):
    rows = 0
    for line in file:
        json.loads(line)
        rows += 1
    return rows


def count_rows(path, predicate):
    """None where rows can't be counted without a library."""
    compression = predicate.get("compression", "none")
    if predicate["format"] not in ("csv", "tsv", "jsonl") or compression not in ("none", "gzip"):
        return None
    with open(path, "rb") as plain:
        file = gzip.GzipFile(fileobj=plain) if compression == "gzip" else plain
        if predicate["format"] == "jsonl":
            return count_lines(file)
        return count_delimited(file, predicate)


def check_files(statement, folder):
    for subject in statement["subject"]:
        path = folder / subject["name"]
        if not path.is_file():
            yield False, f"{path}: the file is missing"
        elif (found := sha256_of(path)) != subject["digest"]["sha256"]:
            yield False, f"{path}: sha256 is {found}, not {subject['digest']['sha256']}"
        else:
            yield True, f"{path}: sha256 as attested"


def check_rows(statement, folder):
    predicate = statement["predicate"]
    for table in predicate["tables"]:
        paths = [folder / file for file in table["files"]]
        try:
            counts = [count_rows(path, predicate) for path in paths]
        except (OSError, ValueError, csv.Error, EOFError) as error:
            yield False, f"{table['name']}: the rows can't be counted: {error}"
            continue
        if None in counts:
            print(f"{table['name']}: rows of {predicate['format']} are not counted here")
            continue
        good = sum(counts) == table["rows"]
        yield good, f"{table['name']}: {sum(counts)} rows, {table['rows']} attested"


def check_rules(statement):
    for check in statement["predicate"]["checks"]:
        what = f"{check['table']}: {check['check']} {check.get('subject', '')}".rstrip()
        if check["result"] == "failed":
            yield False, f"{what}: failed when it was attested, {check['mistakes']} mistakes"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    statement = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[2])
    if statement.get("_type") != statement_type or \
            statement.get("predicateType") != predicate_type:
        sys.exit(f"{sys.argv[1]} is no attestation of a dataset")
    results = [*check_files(statement, folder), *check_rows(statement, folder),
               *check_rules(statement)]
    for good, what in results:
        print(("ok    " if good else "bad   ") + what)
    failed = sum(1 for good, _ in results if not good)
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
