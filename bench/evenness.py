"""Holds what is more even than chance against its closed form: SEEDS fixed seeds.

usage: ./dev bench evenness [--seeds SEEDS] [--strides STRIDES]

Child counts hold the quantiles of their distribution, sorted times follow their intensity, and
exact shares are shared out by largest remainder. None of them is a sample, so a test for samples
would say nothing; printed is how far the worst quantile lies from its share: in parents (or rows),
and in standard errors that a sample of the same size would have.
"""
import argparse
import datetime
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow.csv
from scipy import stats

root = Path(__file__).resolve().parent.parent
stride = 65_536  # parents that hold one multiset of counts
events = 1_000_000
parents_off_most = 2.0  # of a stride, beside the distribution's quantiles
rows_off_most = 2.0


def zipf(exponent, most):
    weights = np.arange(1.0, most + 2) ** -exponent
    return lambda k: np.cumsum(weights / weights.sum())[k]


def negative_binomial(mean, dispersion):
    return stats.nbinom(mean / (dispersion - 1), 1 / dispersion).cdf


def cut(cumulative, low, high):
    below, above = (cumulative(low - 1) if low else 0), cumulative(high)
    return lambda k: np.clip((cumulative(k) - below) / (above - below), 0, 1)


def listed(shares):
    steps = np.cumsum(shares)
    return lambda k: steps[np.minimum(k, len(steps) - 1)]


# name: (rows, cumulative function of a parent's count)
fan_outs = {
    "constant": ("count: 3", lambda k: (k >= 3).astype(float)),
    "uniform": ("count: 1..5", stats.randint(1, 6).cdf),
    "poisson": ("mean: 3.5, distribution: poisson", stats.poisson(3.5).cdf),
    "negative_binomial": ("mean: 8, dispersion: 3", negative_binomial(8, 3)),
    "zipf": ("mean: 3.55457, distribution: zipf, exponent: 2, max: 1000", zipf(2, 1000)),
    "histogram": ("counts: {0: 20%, 1: 50%, 2..4: 30%}", listed([.2, .5, .1, .1, .1])),
}


def day_shares(weekdays):
    """Of 2024, day by day."""
    first = datetime.date(2024, 1, 1).weekday()
    weights = np.array([weekdays[(first + day) % 7] for day in range(366)], float)
    return weights / weights.sum()


# name: (options, share of each day)
times = {
    "sorted, flat": ("", day_shares([1] * 7)),
    "sorted, by weekday": (", calendar: {weekdays: [1, 1, 1, 1, 2, 4, 3]}",
                           day_shares([1, 1, 1, 1, 2, 4, 3])),
}

# name: (column, shares of its values)
exact = {
    "exact enum": ("type: enum, enum_values: {a: 37.5%, b: 12.13%, c: rest}",
                   {"a": 0.375, "b": 0.1213, "c": 0.5037}),
    "exact boolean": ("type: boolean, share: 12.3456%", {"true": 0.123456, "false": 0.876544}),
    "exact nulls": ("type: enum, enum_values: [x], null_share: 7.7003%",
                    {"": 0.077003, "x": 0.922997}),
}


def schema(seed, strides):
    lines = ["rowsmith: 1", f"seed: {seed}", "tables:", "  parents:",
             f"    rows: {strides * stride}", "    primary_key: id", "    columns: {id: sequence}"]
    for number, (rows, _) in enumerate(fan_outs.values()):
        lines += [f"  f{number}:", f"    rows: {{per: parents, {rows}}}",
                  "    columns: {parent_id: parents.id}"]
    lines += ["  events:", f"    rows: {events}", "    columns:"]
    for number, (options, _) in enumerate(times.values()):
        lines.append(f"      t{number}: {{type: datetime, min_value: 2024-01-01, "
                     f"max_value: 2024-12-31, sorted: true{options}}}")
    for number, (column, _) in enumerate(exact.values()):
        lines.append(f"      e{number}: {{{column}, exact: true}}")
    return "\n".join(lines) + "\n"


def read(path):
    keep_empty = pyarrow.csv.ConvertOptions(
        column_types={f"e{number}": "string" for number in range(len(exact))},
        strings_can_be_null=False)
    return pyarrow.csv.read_csv(path, convert_options=keep_empty)


def error_of_counts(counts, cumulative):
    """The worst quantile's distance, in parents and in standard errors of a sample."""
    k = np.arange(counts.max() + 1)
    share = np.cumsum(np.bincount(counts)) / len(counts)
    expected = cumulative(k)
    off = np.abs(share - expected)
    chance = np.sqrt(np.maximum(expected * (1 - expected), 1e-12) / len(counts))
    open_ends = (expected > 1e-6) & (expected < 1 - 1e-6)
    errors = (off / chance)[open_ends].max() if open_ends.any() else 0.0
    return off.max() * len(counts), errors


def measure_fan_out(table, cumulative, strides):
    children = np.bincount(table["parent_id"].to_numpy() - 1, minlength=strides * stride)
    worst = []
    for part in range(strides):  # every full stride, by itself
        worst.append(error_of_counts(children[part * stride:(part + 1) * stride], cumulative))
    for level in range(6, 17):  # any first 2^j parents
        worst.append(error_of_counts(children[:2 ** level], cumulative))
    return max(off for off, _ in worst), worst[0][1]


def measure_times(column, shares):
    days = column.cast("timestamp[s]").to_numpy().astype("datetime64[D]")
    if np.any(np.diff(column.cast("timestamp[s]").to_numpy()) < np.timedelta64(0)):
        return np.inf, np.inf
    number = (days - np.datetime64("2024-01-01")).astype(int)
    found, expected = np.bincount(number, minlength=366), shares * events
    off = np.abs(found - expected)
    return off.max(), (off / np.sqrt(expected)).max()


def measure_exact(column, shares):
    values, counts = np.unique(column.to_numpy(zero_copy_only=False), return_counts=True)
    found = dict(zip(values, counts))
    off = max(abs(found.get(value, 0) - share * events) for value, share in shares.items())
    chance = min(np.sqrt(share * (1 - share) * events) for share in shares.values())
    return off, off / chance


def measure(program, seed, strides):
    with tempfile.TemporaryDirectory(prefix="evenness.") as folder:
        path = Path(folder, "s.yaml")
        path.write_text(schema(seed, strides))
        made = subprocess.run([program, "generate", path, "-o", folder + "/data", "--checksum",
                               "none"], check=False, capture_output=True, text=True)
        if made.returncode:
            sys.exit(made.stderr)
        found = {}
        for number, (name, (_, cumulative)) in enumerate(fan_outs.items()):
            table = read(f"{folder}/data/f{number}.csv")
            found[f"children, {name}"] = measure_fan_out(table, cumulative, strides)
        table = read(f"{folder}/data/events.csv")
        for number, (name, (_, shares)) in enumerate(times.items()):
            found[name] = measure_times(table[f"t{number}"], shares)
        for number, (name, (_, shares)) in enumerate(exact.items()):
            found[name] = measure_exact(table[f"e{number}"], shares)
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--strides", type=int, default=2)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    start = time.monotonic()
    measured = [measure(options.program, seed, options.strides)
                for seed in range(1, options.seeds + 1)]
    print(f"{options.seeds} seeds; {options.strides} strides of {stride:,} parents, "
          f"{events:,} events\n")
    print(f"{'what':<28} {'worst off by':>14} {'in errors of a sample':>22}")
    failed = 0
    for name in measured[0]:
        off = max(found[name][0] for found in measured)
        errors = max(found[name][1] for found in measured)
        limit = {"c": parents_off_most, "s": rows_off_most, "e": 1.0}[name[0]]
        good = off <= limit
        failed += not good
        print(f"{name:<28} {off:>14.3f} {errors:>22.4f}{'' if good else '   FAILED'}")
    print(f"\n{time.monotonic() - start:.0f} s\n{len(measured[0]) - failed} passed, "
          f"{failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
