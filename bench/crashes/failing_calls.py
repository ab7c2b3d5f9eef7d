"""Lets calls that change files fail: the n-th alone, or it and all later ones, as on a full disk.

Whatever fails: a job that is called completed is whole, nothing half has a final name, and what is
left is made by a retry.
"""
import re
import tempfile
from collections import Counter
from errno import EIO, ENOSPC
from pathlib import Path

from crashes.calls import Calls
from crashes.job_folder import Case, JobFolder
from crashes.named_steps import clear, quick_place

cases = (Case("csv", "file", 400), Case("csv", "parts", 400),
         Case("parquet", "file", 400, "row_group_rows=400"))
failures = (("once", {"fail_count": 1, "error": EIO}),
            ("from there on", {"fail_count": 1_000_000, "error": ENOSPC}))


def fail_calls(program, stride):
    """Yields what was done, the failures by the call's name, and what is wrong."""
    for case in cases:
        for words, wishes in failures:
            for threads in (1, 2):
                with tempfile.TemporaryDirectory(prefix="faults.", dir=quick_place) as place:
                    folder = Path(place)
                    jobs = JobFolder(program, folder, case, 300)
                    hits, faults = faults_of_calls(jobs, Calls(folder), wishes, threads, stride)
                    yield f"{case}, {words}, {threads} threads", hits, faults


def faults_of_calls(jobs, calls, wishes, threads, stride):
    hits, faults, number = Counter(), [], 1
    while True:
        clear(jobs.folder)
        process = jobs.start(*jobs.create, threads=threads,
                             environment=calls.environment(fail=number, **wishes))
        told = "".join(process.communicate(timeout=120))
        name = calls.hit()
        if name is None:
            return hits, faults
        hits[name] += 1
        faults += [f"call {number} ({name}): {fault}"
                   for fault in faults_of_one(jobs, process.returncode, told)]
        number += stride


def faults_of_one(jobs, code, told):
    found = [f"half {half}" for half in jobs.half_files()]
    if code < 0:
        return [*found, f"ended by signal {-code}: {told}"]
    if code == 0:
        return found + jobs.faults()
    if not re.search("error|cannot|fix", told):
        found.append(f"exit code {code} without an error: {told!r}")
    job = jobs.job()
    if job is None:
        jobs.call(*jobs.create)
    else:
        if job["status"] == "completed":  # what failed came after it
            return found + jobs.faults()
        if job["status"] == "failed":
            jobs.call("jobs", "retry", job["job_id"])
        jobs.call("jobs", "run")
    return found + jobs.faults()

