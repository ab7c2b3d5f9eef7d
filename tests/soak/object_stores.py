"""Large data to object stores that are cut off in the middle, and goes on.

5 GB as CSV and as Parquet to an S3 gateway: it is killed and started again while a job is at work,
then its network is down until the job has failed, then the job is retried. 200 MB to emulators of
Google's and Azure's stores. The objects are those that a disk gets, and nothing else is left.
GB makes it smaller. Needs the servers of `need_servers`; the network part needs root and `ip`.
"""
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

root = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(root / "tests"))
from stores import servers  # noqa: E402

program = root / "build/release/rowsmith"
gigabytes = float(os.environ.get("GB", 5))
schema = """rowsmith: 1
name: large
seed: 5
tables:
  readings:
    rows: {rows}
    columns:
      id: {{type: integer, generate: sequence}}
      key: {{type: uuid}}
      name: {{type: string, generate: person.full_name}}
      value: {{type: decimal, scale: 2, min_value: 0, max_value: 1000}}
"""
row_bytes = {"csv": 68, "parquet": 48}  # about


class Gateway:
    """An S3 gateway that can be killed and started again, in a network of its own where this user
    may make one, so that its cable can be pulled."""
    host, here = "10.231.7.2", "10.231.7.1"
    uri = "s3://bucket/large"

    def __init__(self, folder):
        self.folder, self.process = folder, None
        # The kernel takes a while until a name is free again.
        self.name = f"rowsmith{time.monotonic_ns() % 1_000_000}"
        for part in ("data/bucket", "side"):
            (folder / part).mkdir(parents=True)
        self.has_network = os.geteuid() == 0 and shutil.which("ip") and self.make_network()
        self.address = f"{self.host if self.has_network else '127.0.0.1'}:{servers.free_port()}"

    def ip(self, *words):
        return subprocess.run(["ip", *words], check=False, capture_output=True).returncode == 0

    def make_network(self):
        peer = ["type", "veth", "peer", "name", "inside", "netns", self.name]
        return (self.ip("netns", "add", self.name) and self.ip("link", "add", self.name, *peer) and
                self.ip("addr", "add", f"{self.here}/30", "dev", self.name) and
                self.ip("link", "set", self.name, "up") and
                self.ip("-n", self.name, "addr", "add", f"{self.host}/30", "dev", "inside") and
                self.ip("-n", self.name, "link", "set", "inside", "up"))

    def set_cable(self, state):
        return self.ip("link", "set", self.name, state)

    def start(self):
        inside = ["ip", "netns", "exec", self.name] if self.has_network else []
        keys = {"ROOT_ACCESS_KEY": "testkey", "ROOT_SECRET_KEY": "testsecret123"}
        self.process = subprocess.Popen(
            [*inside, servers.programs / "versitygw", "--port", self.address, "posix", "--sidecar",
             self.folder / "side", self.folder / "data"], env=os.environ | keys,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        host, port = self.address.split(":")
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex((host, int(port))) == 0:
                    return
            time.sleep(0.05)
        sys.exit("object_stores: the gateway does not listen")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        if self.has_network:
            self.ip("netns", "delete", self.name)

    def settings(self):
        return {"AWS_ACCESS_KEY_ID": "testkey", "AWS_SECRET_ACCESS_KEY": "testsecret123",
                "AWS_ENDPOINT_URL": f"http://{self.address}"}

    def objects(self):
        """Names and SHA-256 of all there is, uploads under way too. What the gateway itself was
        putting together when it was killed (.inprogress) nobody can reach."""
        bucket = self.folder / "data/bucket"
        return {str(path.relative_to(bucket / "large")) if path.is_relative_to(bucket / "large")
                else str(path): digest_of(path)
                for path in bucket.rglob("*")
                if path.is_file() and ".inprogress" not in str(path)}


class Soak:
    def __init__(self, folder):
        self.folder, self.passed, self.failed = folder, 0, 0

    def check(self, words, is_met):
        print(f"{'right' if is_met else 'WRONG'} {words}", flush=True)
        self.passed, self.failed = self.passed + bool(is_met), self.failed + (not is_met)

    def use(self, settings, uri):
        self.uri = uri
        self.environment = os.environ | settings | {
            "ROWSMITH_STORE_TIMEOUT": "3", "JOB_PERSISTENCE_PATH": str(self.folder / "jobs")}

    def call(self, *arguments):
        return subprocess.run([program, *arguments], cwd=self.folder, text=True, check=False,
                              capture_output=True, env=self.environment)

    def told(self, *arguments):
        done = self.call(*arguments, "--json")
        if done.returncode:
            sys.exit(f"object_stores: {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def begin(self, format_name, rows):
        (self.folder / "large.yaml").write_text(schema.format(rows=rows))
        return self.told("jobs", "create", "large.yaml", "-f", format_name, "--layout", "parts",
                         "--chunk-size", str(rows // 64), "-o", self.uri, "--later")["job_id"]

    def work(self):
        return subprocess.Popen([program, "jobs", "run"], cwd=self.folder, env=self.environment,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_for_share(self, job, share):
        while True:
            told = self.told("jobs", "show", job)
            if told["progress_percentage"] >= share or told["status"] not in (
                    "pending", "generating"):
                return told
            time.sleep(0.2)

    def finish(self, job, worker):
        """To the end, retrying what has failed; how often that was."""
        retries = 0
        while worker.wait() or self.told("jobs", "show", job)["status"] != "completed":
            retries += 1
            if retries > 5:
                sys.exit("object_stores: " + self.call("jobs", "show", job).stdout)
            self.call("jobs", "retry", job)
            worker = self.work()
        return retries

    def on_disk(self, format_name, rows):
        """What the same job leaves in a folder of this machine: names and SHA-256."""
        disk = self.folder / "disk"
        self.told("jobs", "create", "large.yaml", "-f", format_name, "--layout", "parts",
                  "--chunk-size", str(rows // 64), "-o", str(disk))
        found = {str(path.relative_to(disk)): digest_of(path)
                 for path in disk.rglob("*") if path.is_file()}
        shutil.rmtree(disk)
        return found


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def cut_off(soak, gateway, format_name):
    rows = int(gigabytes * 1e9 / row_bytes[format_name])
    soak.use(gateway.settings(), gateway.uri)
    job = soak.begin(format_name, rows)
    worker = soak.work()
    soak.wait_for_share(job, 20)
    gateway.kill()
    time.sleep(2)
    gateway.start()
    told = soak.wait_for_share(job, 50)
    soak.check(f"{format_name}: goes on by itself after the gateway was killed: it is "
               f"{told['status']} at {told['progress_percentage']:.0f} %",
               told["status"] == "generating" and told["progress_percentage"] >= 50)
    if gateway.has_network and gateway.set_cable("down"):
        worker.wait()
        told = soak.told("jobs", "show", job)
        soak.check(f"{format_name}: fails while the network is down", told["status"] == "failed")
        gateway.set_cable("up")
    else:
        print("no network can be cut off here")
    retries = soak.finish(job, worker)
    wanted, found = soak.on_disk(format_name, rows), gateway.objects()
    for name in sorted({*wanted, *found}):
        if wanted.get(name) != found.get(name):
            print(f"{name}: {'left over' if name not in wanted else 'other bytes or missing'}")
    soak.check(f"{format_name}: after {retries} retries {len(wanted)} objects of {rows:,} rows are "
               f"those of a disk, and all there is", found == wanted)
    soak.check(f"{format_name}: verify finds them whole",
               soak.call("verify", soak.uri).returncode == 0)


def to_emulator(soak, scheme, settings):
    soak.use(settings, f"{scheme}://bucket/large")
    rows = int(gigabytes * 40e6 / row_bytes["csv"])
    job = soak.begin("csv", rows)
    soak.finish(job, soak.work())
    soak.check(f"{scheme}: {rows:,} rows are whole", soak.call("verify", soak.uri).returncode == 0)
    soak.check(f"{scheme}: and those of a disk",
               soak.call("jobs", "download", job, "-o", "back").returncode == 0 and
               soak.call("generate", "large.yaml", "-f", "csv", "-o", "plain").returncode == 0 and
               digest_of(soak.folder / "back/readings.csv") ==
               digest_of(soak.folder / "plain/readings.csv"))
    for name in ("back", "plain"):
        shutil.rmtree(soak.folder / name)


def main():
    if not (servers.programs / "versitygw").exists():
        sys.exit(f"object_stores: no servers in {servers.programs}; fix: ./dev soak object_stores")
    needed = gigabytes * 1e9 * 2.5
    with tempfile.TemporaryDirectory(prefix="object_stores.") as place:
        if shutil.disk_usage(place).free < needed:
            sys.exit(f"object_stores: {place} has no {needed / 1e9:.0f} GB free; fix: GB=1")
        soak = Soak(Path(place))
        for format_name in os.environ.get("FORMATS", "csv parquet").split():
            with Gateway(Path(place) / "s3") as gateway:
                cut_off(soak, gateway, format_name)
            shutil.rmtree(Path(place) / "s3")
        with servers.gcs_server() as settings:
            to_emulator(soak, "gs", settings)
        with servers.azure_server() as settings:
            to_emulator(soak, "abfs", settings)
    print(f"{soak.passed} passed, {soak.failed} failed")
    return 1 if soak.failed else 0


if __name__ == "__main__":
    sys.exit(main())
