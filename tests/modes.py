"""The modes under which a scenario must give the same bytes, and which combinations of them run."""
import itertools
import random
from dataclasses import dataclass

threads = (1, 2, 8)
blocks = (256, 7, 1)
chunkings = ("whole", "shuffled")
chunk_count = 5


@dataclass(frozen=True)
class Mode:
    binary: int
    cpu: str
    threads: int
    block: int
    chunks: str

    def flags(self, name):
        """`name` seeds the order of chunks, so that each scenario has one of its own."""
        flags = ["--threads", str(self.threads), "--block", str(self.block)]
        if self.cpu:
            flags += ["--cpu", self.cpu]
        if self.chunks == "shuffled":
            order = list(range(chunk_count))
            random.Random(name).shuffle(order)
            flags += ["--chunks", ",".join(map(str, order))]
        return flags

    def title(self, binaries):
        return " ".join([binaries[self.binary], *self.flags("")[:6], self.chunks])


def cpu_levels():
    """The levels that this machine has and those that it lacks."""
    needs = {"v2": {"sse4_2"}, "v3": {"avx2", "bmi2", "fma"},
             "v4": {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}}
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        line = next((line for line in info if line.startswith("flags")), "")
    flags = set(line.split())
    here = [level for level, needed in needs.items() if needed <= flags]
    return here or [""], [level for level in needs if level not in here]


def all_modes(binaries, levels):
    return [Mode(*values) for values in itertools.product(
        range(len(binaries)), levels, threads, blocks, chunkings)]


def pairwise(modes):
    """Few of the modes, such that any two values of two settings meet in one of them (greedy)."""

    def pairs(mode):
        values = list(vars(mode).items())
        return {(a, b) for a, b in itertools.combinations(values, 2)}

    open_pairs = set().union(*map(pairs, modes))
    chosen = []
    while open_pairs:
        best = max(modes, key=lambda mode: len(pairs(mode) & open_pairs))
        chosen.append(best)
        open_pairs -= pairs(best)
    return chosen


def quick(levels):
    return [Mode(0, levels[0], 2, 7, "shuffled")]
