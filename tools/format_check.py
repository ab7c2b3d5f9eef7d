"""Tells which C++ files clang-format would change; `./dev fmt` changes them."""
import subprocess
import sys

files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.cpp", "*.h"],
                       capture_output=True, text=True, check=True).stdout.split()
done = subprocess.run(["clang-format-19", "--dry-run", "--Werror", *files],
                      capture_output=True, text=True, check=False)
wrong = sorted({line.split(":")[0] for line in done.stderr.splitlines() if ": error:" in line})
for file in wrong:
    print(f"{file}: not formatted; fix: ./dev fmt")
if done.returncode and not wrong:
    print(done.stderr)
    wrong = ["clang-format-19"]
print(f"{len(files) - len(wrong)} passed, {len(wrong)} failed")
sys.exit(1 if wrong else 0)
