"""Kills right before and right after every call that changes a file, one after the other.

A small job is made up to that call, and then, by another number of threads, to its end.
"""
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from crashes.calls import Calls
from crashes.job_folder import Case, JobFolder

cases = (Case("csv", "file", 400), Case("csv", "parts", 400),
         Case("parquet", "file", 400, "row_group_rows=400"))
# What a process leaves is the same everywhere; in memory it does not wait for a disk.
quick_place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
threads_before_and_after = ((1, 2), (2, 8), (8, 1))


def ended(process):
    error = process.communicate()[1]
    if process.returncode not in (0, -9):
        raise RuntimeError(f"exit code {process.returncode}: {error}")


def go_on(jobs, threads):
    if jobs.job() is None:  # killed before it was in the ledger
        ended(jobs.start(*jobs.create, threads=threads))
    else:
        ended(jobs.start("jobs", "run", threads=threads))


def clear(folder):
    for name in ("out", "temp"):
        shutil.rmtree(folder / name, ignore_errors=True)


def kill_at_steps(program, stride):
    """Yields what was done, the kills by the call's name, and what is wrong."""
    for case in cases:
        for first, second in threads_before_and_after:
            with tempfile.TemporaryDirectory(prefix="steps.", dir=quick_place) as place:
                folder = Path(place)
                calls = Calls(folder)
                jobs = JobFolder(program, folder, case, 300)
                kills, faults = steps_of(jobs, calls, (first, second), stride)
                yield f"{case}, {first} then {second} threads", kills, faults


def steps_of(jobs, calls, threads, stride):
    kills, faults, number = Counter(), [], 1
    while True:
        for moment in ("kill_before", "kill_after"):
            clear(jobs.folder)
            ended(jobs.start(*jobs.create, threads=threads[0],
                             environment=calls.environment(**{moment: number})))
            name = calls.hit()
            if name is None:
                return kills, faults
            kills[name] += 1
            where = f"{moment} {number} ({name})"
            faults += [f"{where}: half {half}" for half in jobs.half_files()]
            go_on(jobs, threads[1])
            faults += [f"{where}: {fault}" for fault in jobs.faults()]
        number += stride
