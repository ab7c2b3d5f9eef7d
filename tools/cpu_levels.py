"""Checks the objects of kernels that are built once a CPU level (cmake/cpu_levels.cmake).

A function that the v3 or v4 object shares with other files (weak symbols: inline functions,
templates) could be the one that the linker keeps for all of them, and then run on a machine
without those instructions. So such an object may define only symbols of its level's namespace.
"""
import re
import subprocess
import sys
from pathlib import Path

symbol_line = re.compile(r"^[0-9a-f]+ (\w) (.*)$")


def shared_symbols(listing, level):
    """The symbols of nm's listing that other objects could take over or define as well."""
    return [match[2] for match in map(symbol_line.match, listing.splitlines())
            if match and match[1] in "TDBRWVuGS" and f"::{level}::" not in match[2]]


def main(build):
    objects = sorted(Path(build).glob("CMakeFiles/*_v[234].dir/**/*.o"))
    failed = 0
    for path in objects:
        level = re.search(r"_(v[234])\.dir", str(path))[1]
        listing = subprocess.run(["nm", "-C", "--defined-only", path], capture_output=True,
                                 text=True, check=True).stdout
        for symbol in shared_symbols(listing, level):
            print(f"{path}: {symbol} is outside {level}; fix: make it static, or keep the call "
                  "out of the kernel")
            failed += 1
    print(f"{len(objects)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
