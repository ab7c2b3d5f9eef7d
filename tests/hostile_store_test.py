"""What a server of objects may answer that means no good: nothing of it ends the program otherwise
than with an error, shows a key, or keeps Ctrl-C waiting.

ROWSMITH names the program; without it there is nothing to test.
"""
import os
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

program = os.environ.get("ROWSMITH") and Path(os.environ["ROWSMITH"]).resolve()
secret = "9Sf+secretsecretsecretsecretsecretsecret"
upstream = 6  # the exit code
token = "Token/of+a/session=="
schema = """rowsmith: 1
name: small
tables:
  things:
    rows: 10
    columns:
      id: {type: integer, generate: sequence}
"""


def listing(keys="", more=""):
    return f"<ListBucketResult>{keys}{more}</ListBucketResult>".encode()


def empty_but_for(listed):
    """A bucket without objects, whose lists say something else."""
    def answer(method, path):
        if "list-type=2" in path and "max-keys" not in path:
            return 200, {}, listed
        if "list-type=2" in path:
            return 200, {}, listing()
        if method in ("GET", "HEAD"):
            return 404, {}, b"<Error><Code>NoSuchKey</Code></Error>"
        return 200, {}, b""
    return answer


class Server:
    """Answers all requests by one function of method and path."""

    def __init__(self, answer):
        self.seen = seen = []

        class Handler(BaseHTTPRequestHandler):
            def reply(self):
                length = int(self.headers.get("content-length") or 0)
                self.rfile.read(length)
                seen.append((self.command, self.path, dict(self.headers)))
                status, headers, body = answer(self.command, self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = reply

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except OSError:
                    pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()


@unittest.skipUnless(program, "ROWSMITH names no program")
class HostileStore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="rowsmith.hostile.")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "small.yaml").write_text(schema)

    def environment(self, server, **more):
        clean = {name: value for name, value in os.environ.items()
                 if not name.startswith(("AWS_", "ROWSMITH_"))}
        return clean | {"AWS_ACCESS_KEY_ID": "AKIDHOSTILE", "AWS_SECRET_ACCESS_KEY": secret,
                        "AWS_SESSION_TOKEN": token, "AWS_ENDPOINT_URL": server.url,
                        "JOB_PERSISTENCE_PATH": str(self.folder / "ledger"),
                        "TEMP_STORAGE_PATH": str(self.folder / "temp"),
                        "ROWSMITH_STORE_RETRIES": "1"} | more

    def run_against(self, answer, *words, **more):
        """Exit code and all that is told."""
        with Server(answer) as server:
            done = subprocess.run([program, *words], cwd=self.folder, capture_output=True,
                                  text=True, timeout=60, env=self.environment(server, **more),
                                  check=False)
            self.seen = server.seen
        told = done.stdout + done.stderr
        self.assertGreaterEqual(done.returncode, 0, told)
        self.assertNotIn(secret, told)
        self.assertNotIn(token, told)
        return done.returncode, told

    def test_keys_that_were_not_asked_for(self):
        keys = "<Contents><Key>x</Key><Size>1</Size></Contents>"
        _, told = self.run_against(empty_but_for(listing(keys)), "jobs", "create", "small.yaml",
                                   "-o", "s3://bucket/deep/below", "--layout", "parts")
        # What was written is never there.
        self.assertIn("repairs", told)

    def test_lists_without_end(self):
        more = "<NextContinuationToken>again</NextContinuationToken>"
        code, told = self.run_against(empty_but_for(listing("", more)), "generate",
                                      "small.yaml", "-o", "s3://bucket/deep")
        self.assertEqual(code, upstream, told)
        self.assertIn("no end", told)

    def test_servers_that_repeat_secrets(self):
        for status in (200, 403, 500, 503):
            body = (f"<Error><Code>SlowDown</Code><Message>{secret} {token}</Message>"
                    "</Error>").encode()
            code, told = self.run_against(
                lambda *_, status=status, body=body: (status, {}, body), "jobs", "create",
                "small.yaml", "-o", "s3://bucket/x", "--layout", "parts")
            self.assertNotEqual(code, 0, told)
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret.encode(), file.read_bytes(), file)
                self.assertNotIn(token.encode(), file.read_bytes(), file)

    def test_places_elsewhere(self):
        elsewhere = []
        with Server(lambda *call: elsewhere.append(call) or (200, {}, listing())) as other:
            code, told = self.run_against(
                lambda *_: (307, {"Location": other.url + "/bucket"}, b""), "generate",
                "small.yaml", "-o", "s3://bucket/x")
        self.assertEqual(code, upstream, told)
        self.assertEqual(elsewhere, [])

    def test_regions_that_are_none(self):
        code, told = self.run_against(
            lambda *_: (400, {"x-amz-bucket-region": "x/../@127.0.0.1"}, b""), "generate",
            "small.yaml", "-o", "s3://bucket/x")
        self.assertEqual(code, upstream, told)
        self.assertFalse(any("@127" in str(headers) for _, _, headers in self.seen))

    def test_sizes_that_are_none(self):
        size = str(2**64 - 1)
        answers = [(206, {"Content-Range": f"bytes 0-9/{size}"}, b"0123456789"),
                   (200, {"Content-Length": size}, b""),
                   (206, {"Content-Range": "bytes */"}, b"x"),
                   (206, {}, b""),
                   (200, {f"x-{i}": "y" * 1000 for i in range(90)}, b"garbage")]
        for answer in answers:
            code, told = self.run_against(lambda *_, answer=answer: answer, "verify",
                                          "s3://bucket/x", ROWSMITH_STORE_TIMEOUT="5")
            self.assertIn(code, (2, 3, 5, upstream), told)

    def stopped_after(self, answer, **more):
        """Seconds from Ctrl-C to the end."""
        with Server(answer) as server:
            with subprocess.Popen([program, "jobs", "create", "small.yaml", "-o", "s3://bucket/x",
                                   "--layout", "parts"], cwd=self.folder,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env=self.environment(server, **more)) as process:
                while not server.seen:
                    time.sleep(0.01)
                time.sleep(0.3)
                start = time.monotonic()
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(30)
                finally:
                    process.kill()
                return time.monotonic() - start

    def test_ctrl_c_ends_waits_that_the_server_asks_for(self):
        answer = (503, {"Retry-After": "99999999999999999999"}, b"")
        self.assertLess(self.stopped_after(lambda *_: answer, ROWSMITH_STORE_RETRIES="8"), 3)

    def test_ctrl_c_ends_requests_that_nobody_answers(self):
        silence = threading.Event()
        self.addCleanup(silence.set)

        def answer(*_):
            silence.wait(20)
            return (200, {}, b"")

        self.assertLess(self.stopped_after(answer), 4)


if __name__ == "__main__":
    unittest.main()
