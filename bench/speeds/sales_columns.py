"""The sales schema's columns, and dictionaries for the peers out of its data."""
import collections
import csv
import json
import subprocess

sizes = {"first": 1000, "last": 470, "products": 500, "countries": 237, "words": 300,
         "categories": 8}
domains = ["@gmail.com", "@yahoo.com", "@outlook.com", "@example.com"]


def columns(program, schema):
    printed = subprocess.run([program, "schema", schema, "--json"], capture_output=True, check=True)
    return json.loads(printed.stdout)["tables"]["sales"]["columns"]


def dictionaries(program, schema):
    """The most frequent texts of 50,000 rows, as many as the row was measured with earlier."""
    command = [program, "generate", schema, "-o", "-", "--rows", "50000"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    found = collections.defaultdict(collections.Counter)
    for row in csv.DictReader(text.splitlines()):
        first, _, last = row["customer"].partition(" ")
        found["first"][first] += 1
        found["last"][last] += 1
        found["products"][row["product"]] += 1
        found["countries"][row["country"]] += 1
        found["words"].update(row["note"].rstrip(".").lower().split())
        found["categories"][row["category"]] += 1
    lists = {name: [text for text, _ in found[name].most_common(size)]
             for name, size in sizes.items()}
    return lists | {"domains": domains}
