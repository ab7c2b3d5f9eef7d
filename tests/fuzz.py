"""Fuzz targets for a while each, under the sanitizers: ./dev fuzz NAME [--seconds N].

usage: fuzz.py [--seconds N] [NAME…]

What a target found new stays in build/fuzz/corpus/NAME for the next run; fuzz/corpus/NAME holds the
few inputs that every check replays. A crash is kept as a file, whose path is printed with the
command that shows it again; a mended one belongs into fuzz/corpus/NAME.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
build = root / "build/fuzz"
names = sorted(path.name for path in (root / "fuzz/corpus").iterdir())
more_seeds = {"schema": ["examples"], "yaml": ["examples"]}
limits = ["-timeout=25", "-rss_limit_mb=3000", "-max_len=16384", "-print_final_stats=1"]


def command(name, seconds):
    found = build / "corpus" / name
    found.mkdir(parents=True, exist_ok=True)
    dictionary = root / f"fuzz/{name}.dict"
    words = [f"-dict={dictionary}"] if dictionary.exists() else []
    return [str(build / f"fuzz_{name}"), f"-max_total_time={seconds}", *limits, *words,
            f"-artifact_prefix={build}/{name}.", str(found), f"fuzz/corpus/{name}",
            *more_seeds.get(name, [])]


def run(name, seconds):
    """Whether the target found nothing; prints what it tried, or how to see the crash again."""
    done = subprocess.run(command(name, seconds), cwd=root, check=False, text=True,
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    tried = re.search(r"number_of_executed_units: (\d+)", done.stdout)
    seen = re.findall(r" cov: (\d+) ft: (\d+) corp: (\d+)", done.stdout)
    if done.returncode == 0 and tried and seen:
        edges, _, inputs = seen[-1]
        print(f"fuzz {name}: {int(tried[1]):,} inputs in {seconds} s, {int(edges):,} edges,"
              f" corpus of {int(inputs):,}", flush=True)
        return True
    print(done.stdout[-12_000:])
    kept = re.search(r"Test unit written to (\S+)", done.stdout)
    if kept:
        path = Path(kept[1]).relative_to(root)
        print(f"fuzz {name}: see it again with\n  build/fuzz/fuzz_{name} {path}\n"
              f"and once mended keep it: cp {path} fuzz/corpus/{name}/")
    else:
        print(f"fuzz {name}: ended with exit code {done.returncode}")
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    options = parser.parse_args()
    clean = [run(name, options.seconds) for name in options.names or names]
    print(f"{sum(clean)} passed, {len(clean) - sum(clean)} failed")
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())
