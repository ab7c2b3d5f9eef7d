"""Stores behind a network, against servers on this machine: what every store promises, processes
that are killed, requests that fail.

STORES names the folder of the programs that are tested; without it there is nothing to test.
"""
import functools
import hashlib
import os
import signal
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from stores import fault_proxy, servers

folder = os.environ.get("STORES") and Path(os.environ["STORES"]).resolve()
large, other = 6_000_000, 5_500_000  # two parts each
shop = Path(__file__).resolve().parent.parent / "examples/web_shop.yaml"


@functools.cache
def pattern_digest(size):
    """Of the bytes that store_tool puts."""
    state, out = size, bytearray(size)
    for i in range(size):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        out[i] = state >> 56
    return hashlib.sha256(out).hexdigest()


def run(program, *words, settings, cwd=None, seconds=300):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("AWS_", "AZURE_", "GCS_", "STORAGE_", "ROWSMITH_"))}
    return subprocess.run([str(folder / program), *map(str, words)], capture_output=True, text=True,
                          env=environment | settings, cwd=cwd, check=False, timeout=seconds)


@unittest.skipUnless(folder, "STORES names no folder of programs")
class Stores(unittest.TestCase):
    def good(self, *words, settings):
        done = run("store_tool", *words, settings=settings)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stderr}")
        return done.stdout

    def hold_to_contract(self, scheme, settings, shards=1):
        def run_shard(index):
            return run("unit_tests", f"--gtest_filter=*StoresContract*/{scheme}",
                       settings=settings | {"TEST_STORES": f"{scheme}://bucket/contract",
                                            "GTEST_TOTAL_SHARDS": str(shards),
                                            "GTEST_SHARD_INDEX": str(index)})
        with ThreadPoolExecutor(shards) as pool:
            for done in pool.map(run_shard, range(shards)):
                self.assertEqual(done.returncode, 0, done.stdout[-3000:] + done.stderr[-3000:])
                self.assertIn(f"/{scheme}", done.stdout, "no test has run")

    def kill_uploads(self, scheme, settings):
        uri = f"{scheme}://bucket/killed"
        self.good("put", uri, "a", 100, settings=settings)
        for kill_at in (0, large - 1_000_000, large, large + 1):
            done = run("store_tool", "put", uri, "a", large, kill_at, settings=settings)
            self.assertEqual(done.returncode, -signal.SIGKILL, done.stderr)
            self.assertEqual(self.good("list", uri, settings=settings), "a 100\n")
        self.assertIn(pattern_digest(100), self.good("digest", uri, "a", settings=settings))
        self.good("sweep", uri, settings=settings)
        self.assertEqual(self.good("list", uri, settings=settings), "a 100\n")
        self.good("put", uri, "a", 200, settings=settings)
        self.assertIn(pattern_digest(200), self.good("digest", uri, "a", settings=settings))

    def test_google(self):
        with servers.gcs_server() as settings:
            self.hold_to_contract("gs", settings)
            self.kill_uploads("gs", settings | {"ROWSMITH_STORE_PART_MB": "5"})

    def test_azure(self):
        with servers.azure_server() as settings:
            self.kill_uploads("abfs", settings | {"ROWSMITH_STORE_PART_MB": "5"})
            # Its answer to a file that was removed under a lease keeps the library waiting for
            # seconds.
            self.hold_to_contract("abfs", settings, shards=11)

    def test_s3(self):
        with servers.s3_server() as (settings, bucket):
            self.hold_to_contract("s3", settings)
            self.kill_uploads("s3", settings | {"ROWSMITH_STORE_PART_MB": "5"})
            self.assertEqual(self.left_over(bucket), [], "marks or open uploads")

    def left_over(self, bucket):
        """Marks, and uploads that are open, by looking into the server's own folder."""
        marks = [str(path.relative_to(bucket)) for path in bucket.rglob("*")
                 if path.is_file() and ".rowsmith" in path.parts]
        open_uploads = [str(path.relative_to(bucket))
                        for path in (bucket / ".sgwtmp/multipart").glob("*/*")]
        return marks + open_uploads

    def put_through_faults(self, settings, kind, tries):
        """Breaks each request of an upload in turn; yields what was seen."""
        behind = ("127.0.0.1", int(settings["AWS_ENDPOINT_URL"].rsplit(":", 1)[1]))
        digests = {pattern_digest(other), pattern_digest(large)}
        uri, number = "s3://bucket/faults", 0
        while True:
            number += 1
            self.good("put", uri, "a", other, settings=settings)
            faults = fault_proxy.Faults(kind, at=number)
            with fault_proxy.fault_proxy(behind, faults) as port:
                broken = settings | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
                                     "ROWSMITH_STORE_RETRIES": str(tries),
                                     "ROWSMITH_STORE_TIMEOUT": "1"}
                done = run("store_tool", "put", uri, "a", large, settings=broken)
            size, digest = self.good("digest", uri, "a", settings=settings).split()
            self.assertIn(digest, digests, f"{kind} at {number}: half an object")
            if tries:
                self.assertEqual((done.returncode, int(size)), (0, large),
                                 f"{kind} at {number}: {done.stderr}")
            elif done.returncode == 0:
                self.assertEqual(int(size), large, f"{kind} at {number}")
            self.assertNotIn(settings["AWS_SECRET_ACCESS_KEY"], done.stderr)
            if not faults.broken:
                self.assertEqual(done.returncode, 0)
                return number

    def test_s3_requests_that_fail(self):
        with servers.s3_server() as (settings, bucket):
            settings["ROWSMITH_STORE_PART_MB"] = "5"
            for kind in fault_proxy.kinds:
                with self.subTest(kind=kind):
                    for tries in (0, 3) if kind in ("500", "lost", "cut") else (3,):
                        requests = self.put_through_faults(settings, kind, tries)
                        self.assertGreater(requests, 6, "each part is a request")
            self.good("sweep", "s3://bucket/faults", settings=settings)
            self.assertEqual(self.left_over(bucket), [])

    def test_s3_job_with_a_bad_connection(self):
        with servers.s3_server() as (settings, bucket), tempfile.TemporaryDirectory() as work:
            behind = ("127.0.0.1", int(settings["AWS_ENDPOINT_URL"].rsplit(":", 1)[1]))
            done = run("rowsmith", "generate", shop, "-o", "plain", settings={}, cwd=work)
            self.assertEqual(done.returncode, 0, done.stderr)
            for kind in ("503", "lost", "cut"):
                faults = fault_proxy.Faults(kind, each=5)
                with fault_proxy.fault_proxy(behind, faults) as port:
                    broken = settings | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
                    done = run("rowsmith", "jobs", "create", shop, "-o", f"s3://bucket/{kind}",
                               "--layout", "file", settings=broken, cwd=work)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertGreater(faults.broken, 0)
                for file in Path(work, "plain").iterdir():
                    self.assertEqual((bucket / kind / file.name).read_bytes(), file.read_bytes(),
                                     file.name)

    def test_s3_chunks_of_jobs_need_no_disk(self):
        with servers.s3_server() as (settings, bucket), tempfile.TemporaryDirectory() as work:
            done = run("rowsmith", "generate", shop, "-o", "plain", "--rows", "customers=300_000",
                       settings={}, cwd=work)
            self.assertEqual(done.returncode, 0, done.stderr)
            cloud = settings | {"STORAGE_TYPE": "cloud", "CLOUD_STORAGE_BUCKET": "bucket"}
            made = ["jobs", "create", shop, "-o", "s3://bucket/whole", "--layout", "file",
                    "--chunk-size", 300_000, "--rows", "customers=300_000", "--keep-chunks"]
            done = run("rowsmith", *made, settings=cloud, cwd=work)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertTrue(list(bucket.glob("rowsmith-chunks/*/chunk_000000.csv")))
            self.assertEqual(list(Path(work).rglob("chunk_*")), [])
            done = run("rowsmith", *made[:-1], "--overwrite", settings=cloud, cwd=work)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertEqual(len(list((bucket / "rowsmith-chunks").iterdir())), 1)
            for file in Path(work, "plain").iterdir():
                self.assertEqual((bucket / "whole" / file.name).read_bytes(), file.read_bytes(),
                                 file.name)

    def test_s3_mistakes_are_told_at_once(self):
        with servers.s3_server() as (settings, _):
            cases = (("s3://missing/a", {}, "no_bucket"),
                     ("s3://bucket/a", {"AWS_SECRET_ACCESS_KEY": "wrong-secret"}, "store_keys"),
                     ("s3://bucket/a", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9",
                                        "ROWSMITH_STORE_RETRIES": "1"}, "store_unreachable"))
            for uri, change, cause in cases:
                done = run("store_tool", "put", uri, "x", 10, settings=settings | change)
                self.assertEqual(done.returncode, 1)
                self.assertTrue(done.stderr.startswith(cause + ":"), done.stderr)
                for secret in ("wrong-secret", settings["AWS_SECRET_ACCESS_KEY"]):
                    self.assertNotIn(secret, done.stderr)

    def test_s3_keys_of_a_profile(self):
        with servers.s3_server() as (settings, _), tempfile.TemporaryDirectory() as home:
            keys = Path(home, "credentials")
            keys.write_text(f"[default]\naws_access_key_id = no\naws_secret_access_key = no\n"
                            f"[mine]\naws_access_key_id = {settings.pop('AWS_ACCESS_KEY_ID')}\n"
                            f"aws_secret_access_key = {settings.pop('AWS_SECRET_ACCESS_KEY')}\n")
            settings |= {"AWS_SHARED_CREDENTIALS_FILE": str(keys), "AWS_PROFILE": "mine",
                         "AWS_EC2_METADATA_DISABLED": "true"}
            self.good("put", "s3://bucket/profile", "a", 100, settings=settings)
            done = run("store_tool", "list", "s3://bucket/profile",
                       settings=settings | {"AWS_PROFILE": "default"})
            self.assertEqual(done.returncode, 1, "the keys of another profile do not hold")


if __name__ == "__main__":
    unittest.main()
