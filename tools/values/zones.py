"""Time zones: all transitions of the compiled files, the repeating rule that follows them, aliases.

`name<TAB>first offset<TAB>transitions<TAB>rule`; a transition is `seconds since the one before:
new offset`, both in decimal. The rule is `standard daylight start end`, each of the last two as
`month.week.weekday/seconds of local wall time` (POSIX), or empty where the last offset stays.
"""
import re
import struct

from pack_text import Pack
from sources import opened


def read_tzif(data):
    """The 64-bit block of a TZif file: first offset, [(instant, offset)], footer."""
    def header(at):
        return struct.unpack(">6I", data[at + 20:at + 44])
    isut, isstd, leap, times, types, chars = header(0)
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    isut, isstd, leap, times, types, chars = header(at)
    at += 44
    instants = struct.unpack(f">{times}q", data[at:at + 8 * times])
    kinds = data[at + 8 * times:at + 9 * times]
    at += 9 * times
    offsets = [struct.unpack(">i", data[at + 6 * i:at + 6 * i + 4])[0] for i in range(types)]
    at += 6 * types + chars + leap * 12 + isstd + isut
    return offsets[0], [(t, offsets[k]) for t, k in zip(instants, kinds)], data[at:].strip(b"\n")


OFFSET = r"([-+]?\d+(?::\d+){0,2})"
NAME = r"(?:[A-Za-z]+|<[^>]+>)"
DATE = rf"M([\d.]+)(?:/{OFFSET})?"
RULE = re.compile(rf"{NAME}{OFFSET}(?:{NAME}{OFFSET}?,{DATE},{DATE})?$")


def seconds(text):
    sign = -1 if text.startswith("-") else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def rule_of(footer):
    found = RULE.match(footer)
    if not found:
        raise SystemExit(f"unknown zone rule {footer}")
    standard, daylight, start, start_time, end, end_time = found.groups()
    if start is None:
        return -seconds(standard), ""
    low = -seconds(standard)
    high = -seconds(daylight) if daylight else low + 3600
    times = [seconds(time or "2") for time in (start_time, end_time)]
    return low, f"{low} {high} {start}/{times[0]} {end}/{times[1]}"


def zone_line(name, data):
    first, transitions, footer = read_tzif(data)
    standard, rule = rule_of(footer.decode())
    parts, before, offset = [], 0, first
    for instant, after in transitions:
        if after != offset:
            parts.append(f"{instant - before}:{after}")
            before, offset = instant, after
    if not rule and offset != standard:
        raise SystemExit(f"{name} ends at {offset}, not at {standard}")
    return "\t".join((name, str(first), " ".join(parts), rule))


def packs(_fakers, _wanted):
    folder = opened("tzdata") / "tzdata" / "zoneinfo"
    links = {}
    for line in open(folder / "tzdata.zi", encoding="utf-8"):
        if line.startswith("L "):
            target, name = line.split()[1:3]
            links[name] = target
    names = [line.strip() for line in open(folder.parent / "zones", encoding="utf-8")]
    names = [name for name in names if name not in ("Factory", "localtime", "posixrules")]
    pack = Pack("zones", ["tzdata"])
    pack.section("zones", [zone_line(name, (folder / name).read_bytes())
                           for name in sorted(names) if name not in links])
    pack.section("aliases", [f"{name}\t{links[name]}" for name in sorted(names) if name in links])
    yield pack
