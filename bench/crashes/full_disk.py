"""A disk that is too small for a job, and then is not: tmpfs of some sizes, then a larger one."""
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from crashes.failing_calls import cases
from crashes.job_folder import JobFolder

sizes_kb = (40, 80, 120, 160, 200, 280, 360, 440)


def mount(*arguments):
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


@contextmanager
def small_disk(size_kb):
    """Its folder; none where this user may not mount."""
    with tempfile.TemporaryDirectory(prefix="disk.") as place:
        if not mount("-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", place):
            yield None
            return
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)


def fill_disks(program):
    """Yields what was done, how often the disk was full, and what is wrong."""
    for case in cases:
        full, faults = 0, []
        for size_kb in sizes_kb:
            with small_disk(100_000) as folder:
                if folder is None:
                    return
                jobs = JobFolder(program, folder, case, 300)
                used_kb = int(subprocess.run(["du", "-sk", folder], capture_output=True, text=True,
                                             check=True).stdout.split()[0])
                mount("-o", f"remount,size={used_kb + size_kb}k", str(folder))
                process = jobs.start(*jobs.create)
                told = "".join(process.communicate(timeout=120))
                where = f"with {size_kb} KB: "
                faults += [where + f"half {half}" for half in jobs.half_files()]
                mount("-o", "remount,size=100m", str(folder))
                if process.returncode:
                    full += 1
                    if "space" not in told:
                        faults.append(where + f"exit code {process.returncode}: {told}")
                    go_on(jobs)
                faults += [where + fault for fault in jobs.faults()]
        yield f"{case}, a disk of {len(sizes_kb)} sizes", full, faults


def go_on(jobs):
    job = jobs.job()
    if job is None:
        jobs.call(*jobs.create)
        return
    if job["status"] == "failed":
        jobs.call("jobs", "retry", job["job_id"])
    jobs.call("jobs", "run")
