"""Holds every distribution against its closed form: SEEDS fixed seeds of ROWS rows each.

usage: ./dev bench statistics [--rows ROWS] [--seeds SEEDS]

Columns of real numbers take a test of Kolmogorov and Smirnov, counts one of chi-square (values
that are expected fewer than five times are put together), both against SciPy's functions. Each
seed gives one p-value; those of all seeds must be uniform themselves (p > 0.001). Where no mean
exists the quantiles are held against theirs as well, in standard errors. Nothing is drawn anew: the
seeds are 1, 2, 3 …
"""
import sys
from pathlib import Path

sys.path.pop(0)  # this folder: its statistics.py would hide Python's

import argparse  # noqa: E402
import subprocess  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402

import numpy as np  # noqa: E402
import pyarrow.csv  # noqa: E402
from scipy import special, stats  # noqa: E402

root = Path(__file__).resolve().parent.parent
p_least = 0.001
errors_most = 5  # standard errors of a quantile


def lognormal(median, p95):
    return stats.lognorm(np.log(p95 / median) / special.ndtri(0.95), scale=median)


def gamma(mean, sd):
    return stats.gamma((mean / sd) ** 2, scale=sd * sd / mean)


def weibull(shape, mean):
    return stats.weibull_min(shape, scale=mean / special.gamma(1 + 1 / shape))


def beta(mean, sd):
    total = mean * (1 - mean) / sd**2 - 1
    return stats.beta(mean * total, (1 - mean) * total)


def cut(whole, low, high):
    below, above = whole.cdf(low), whole.cdf(high)
    return lambda x: (whole.cdf(x) - below) / (above - below)


def piecewise(values, shares):
    return lambda x: np.interp(x, values, shares)


def mixed(x):
    return 0.7 * stats.norm(20, 3).cdf(x) + 0.3 * stats.expon(scale=60).cdf(x)


def zipf(count, exponent):
    weights = np.arange(1, count + 1.0) ** -exponent
    shares = weights / weights.sum()
    return lambda k: shares[k - 1]


# name: (column, cumulative function)
reals = {
    "uniform": ("uniform, min_value: -3, max_value: 9", stats.uniform(-3, 12).cdf),
    "normal": ("normal, mean: 170, sd: 9", stats.norm(170, 9).cdf),
    "normal, cut": ("normal, mean: 0, sd: 1, min_value: 1.5, max_value: 4",
                    cut(stats.norm(), 1.5, 4)),
    "lognormal": ("lognormal, median: 24, p95: 180", lognormal(24, 180).cdf),
    "lognormal, cut": ("lognormal, median: 24, p95: 180, max_value: 60",
                       cut(lognormal(24, 180), 0, 60)),
    "gamma": ("gamma, mean: 12, sd: 6", gamma(12, 6).cdf),
    "gamma, shape 0.25": ("gamma, mean: 3, sd: 6", gamma(3, 6).cdf),
    "exponential": ("exponential, mean: 5", stats.expon(scale=5).cdf),
    "weibull": ("weibull, shape: 1.5, mean: 900", weibull(1.5, 900).cdf),
    "beta": ("beta, mean: 0.2, sd: 0.1", beta(0.2, 0.1).cdf),
    "pareto": ("pareto, shape: 2.5, min_value: 4", stats.pareto(2.5, scale=4).cdf),
    "pareto, no mean": ("pareto, shape: 0.8, min_value: 1", stats.pareto(0.8).cdf),
    "triangular": ("triangular, min_value: 1, max_value: 20, mode: 5",
                   stats.triang(4 / 19, 1, 19).cdf),
    "histogram": ("histogram, buckets: {0..10: 20%, 10..50: 30%, 80..90: 50%}",
                  piecewise([0, 10, 50, 80, 90], [0, 0.2, 0.5, 0.5, 1])),
    "quantiles": ("quantiles, points: {0%: 1, 50%: 24, 100%: 900}",
                  piecewise([1, 24, 900], [0, 0.5, 1])),
    "mixture": ("mixture, of: [{share: 70%, generate: normal, mean: 20, sd: 3}, "
                "{share: 30%, generate: exponential, mean: 60}]", mixed),
}

# name: (column, probability of a value)
counts = {
    "uniform integer": ("uniform, min_value: 1, max_value: 37", stats.randint(1, 38).pmf),
    "poisson": ("poisson, mean: 3.5", stats.poisson(3.5).pmf),
    "poisson, large": ("poisson, mean: 40_000", stats.poisson(40_000).pmf),
    "geometric": ("geometric, mean: 4", stats.geom(0.2, loc=-1).pmf),
    "binomial": ("binomial, trials: 20, share: 30%", stats.binom(20, 0.3).pmf),
    "negative_binomial": ("negative_binomial, mean: 6, dispersion: 3",
                          stats.nbinom(3, 1 / 3).pmf),
    "zipf": ("zipf, max_value: 1000, exponent: 1.1", zipf(1000, 1.1)),
}

# Draws that expressions move or cut: the row's own cumulative function makes them uniform.
moved = {
    "normal, mean as expression": (
        "normal, mean: 62 + 12 * driver, sd: 5",
        lambda x, driver: stats.norm.cdf((x - 62 - 12 * driver) / 5)),
    "gamma, times and add": (
        "gamma, mean: 10, sd: 4, times: 1 + driver, add: driver",
        lambda x, driver: gamma(10, 4).cdf((x - driver) / (1 + driver))),
    "normal, bounds as expressions": (
        "normal, mean: 0, sd: 1, min_value: driver, max_value: driver + 2",
        lambda x, driver: (stats.norm.sf(driver) - stats.norm.sf(x))
        / (stats.norm.sf(driver) - stats.norm.sf(driver + 2))),
}


def schema(rows, seed):
    lines = ["rowsmith: 1", f"seed: {seed}", "tables:", "  t:", f"    rows: {rows}",
             "    columns:",
             "      driver: {type: float, generate: uniform, min_value: 0, max_value: 1}"]
    for prefix, kind, cases in (("r", "float", reals), ("c", "integer", counts),
                                ("m", "float", moved)):
        for number, (column, _) in enumerate(cases.values()):
            name = f"{prefix}{number}"
            lines.append(f"      {name}: {{type: {kind}, generate: {quoted(column)}}}")
    return "\n".join(lines) + "\n"


def quoted(column):
    """Expressions in quotes, the rest as it is."""
    generator, *options = column.split(", ")
    parts = [generator]
    for option in options:
        key, _, value = option.partition(": ")
        parts.append(f"{key}: '{value}'" if "driver" in value else option)
    return ", ".join(parts)


def data(program, rows, seed):
    with tempfile.TemporaryDirectory(prefix="statistics.") as folder:
        path = Path(folder, "s.yaml")
        path.write_text(schema(rows, seed))
        made = subprocess.run([program, "generate", path, "-o", folder + "/data",
                               "--checksum", "none"], check=False, capture_output=True, text=True)
        if made.returncode:
            sys.exit(made.stderr)
        table = pyarrow.csv.read_csv(folder + "/data/t.csv")
        return {name: table[name].to_numpy() for name in table.column_names}


def p_of_reals(shares):
    """Of shares that should be uniform."""
    ordered, n = np.sort(shares), len(shares)
    steps = np.arange(n + 1) / n
    distance = max(np.max(steps[1:] - ordered), np.max(ordered - steps[:-1]))
    return stats.kstwobign.sf(distance * np.sqrt(n))


def p_of_counts(values, probability):
    low, high = values.min(), values.max()
    found = np.bincount(values - low).astype(float)
    expected = probability(np.arange(low, high + 1)) * len(values)
    rare = expected < 5
    rest = len(values) - expected[~rare].sum()
    found = np.append(found[~rare], found[rare].sum())
    expected = np.append(expected[~rare], rest)
    if rest < 5:  # too little to stand alone
        largest = int(np.argmax(expected[:-1]))
        found[largest] += found[-1]
        expected[largest] += expected[-1]
        found, expected = found[:-1], expected[:-1]
    return stats.chi2.sf(((found - expected) ** 2 / expected).sum(), len(found) - 1)


def quantile_errors(values, cumulative):
    """How far sample quantiles lie from their share, in standard errors."""
    shares = np.array([0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999])
    found = cumulative(np.quantile(values, shares))
    return np.abs(found - shares) / np.sqrt(shares * (1 - shares) / len(values))


def measure(program, rows, seed):
    columns = data(program, rows, seed)
    p, errors = {}, {}
    for number, (name, (_, cumulative)) in enumerate(reals.items()):
        values = columns[f"r{number}"]
        p[name] = p_of_reals(cumulative(values))
        errors[name] = quantile_errors(values, cumulative).max()
    for number, (name, (_, probability)) in enumerate(counts.items()):
        p[name] = p_of_counts(columns[f"c{number}"], probability)
    for number, (name, (_, share)) in enumerate(moved.items()):
        p[name] = p_of_reals(share(columns[f"m{number}"], columns["driver"]))
    return p, errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--program", default=str(root / "build/release/rowsmith"))
    options = parser.parse_args()
    start = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        measured = list(pool.map(lambda seed: measure(options.program, options.rows, seed),
                                 range(1, options.seeds + 1)))
    print(f"{options.seeds} seeds of {options.rows:,} rows\n")
    print(f"{'distribution':<31} {'least p':>8} {'p of all p':>10} {'quantile error':>15}")
    failed = 0
    for name in [*reals, *counts, *moved]:
        values = [p[name] for p, _ in measured]
        uniform = stats.kstest(values, "uniform").pvalue
        worst = max((errors.get(name, 0) for _, errors in measured))
        good = uniform > p_least and worst < errors_most
        failed += not good
        error = f"{worst:.2f} errors" if name in reals else ""
        print(f"{name:<31} {min(values):>8.4f} {uniform:>10.4f} {error:>15}"
              f"{'' if good else '   FAILED'}")
    total = len(reals) + len(counts) + len(moved)
    print(f"\n{time.monotonic() - start:.0f} s\n{total - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
