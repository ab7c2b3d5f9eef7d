"""The goals of speed: ratios of cases in the same rounds, each with what it must reach."""
from dataclasses import dataclass
from statistics import median

from measure import ratio


@dataclass
class Goal:
    text: str
    first: str
    second: str
    least: float
    by_bytes: bool = False


def goals(best_level):
    return [
        Goal("CSV : faker-js", "csv", "faker", 300),
        Goal("CSV : DuckDB's SQL", "csv", "duckdb", 30),
        Goal("CSV : NumPy+PyArrow", "csv", "numpy", 12),
        Goal("CSV : prototype", "csv", "reference", 0.6),
        Goal("JSONL : our CSV, bytes/s", "jsonl", "csv", 0.5, by_bytes=True),
        Goal("Parquet : DuckDB's generate and write", "parquet", "duckdb_parquet", 3.5),
        Goal("Parquet : Arrow's tuned writer alone", "parquet", "arrow", 0.5),
        Goal(f"x86-64-v2 : {best_level}", "v2", "v4" if best_level == "AVX-512" else "csv", 0.3),
        Goal("star schema : sales row, bytes/s", "star", "csv", 0.3, by_bytes=True),
        Goal("columns shuffled : sales row", "shuffled", "csv", 0.5),
        Goal("10% nulls : sales row", "nulls", "csv", 0.5),
        Goal("quoting : sales row", "quotes", "csv", 0.5),
        Goal("non-ASCII : sales row", "not_ascii", "csv", 0.5),
        Goal("dictionaries 20 x : sales row", "large", "csv", 0.5),
    ]


def shown(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.2f}"


def line(text, reached, least):
    verdict = "yes" if reached >= least else "NO"
    return f"{text:<42} {shown(reached):>8} {shown(least):>8}   {verdict}", reached >= least


def gain_of_threads(cases):
    """What a second thread gives us, as a share of what it gives the arithmetic loop."""
    loop_1, loop_2, ours_1, ours_2 = (cases[key]
                                      for key in ("loop_1", "loop_2", "csv_1", "csv_2"))
    shares, gains = [], []
    for k in range(len(loop_1.seconds)):
        loop = loop_2.rate(k) / loop_1.rate(k)
        ours = ours_2.rate(k) / ours_1.rate(k)
        shares.append(ours / loop)
        gains.append((ours, loop))
    said = ", ".join(f"{ours:.2f} of {loop:.2f}" for ours, loop in gains)
    return median(shares), said


def verdicts(cases, best_level):
    """Lines to print, and how many goals are missed."""
    lines = [f"{'goal':<42} {'reached':>8} {'goal':>8}"]
    missed = 0
    for goal in goals(best_level):
        if goal.first not in cases or goal.second not in cases:
            continue
        found = ratio(cases[goal.first], cases[goal.second], by_bytes=goal.by_bytes)
        text, good = line(goal.text, found, goal.least)
        lines.append(text)
        missed += not good
    if all(key in cases for key in ("loop_1", "loop_2", "csv_1", "csv_2")):
        share, said = gain_of_threads(cases)
        text, good = line("two threads : arithmetic loop's gain", share, 0.9)
        lines += [text, f"  gains round by round, ours of the loop's: {said}"]
        missed += not good
    return lines, missed
