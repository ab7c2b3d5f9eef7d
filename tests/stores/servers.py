"""Servers that speak as S3, Google Cloud Storage and Azure do, on free ports of this machine."""
import http.client
import json
import os
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

deps = Path(os.environ.get("ROWSMITH_DEPS", Path(__file__).resolve().parents[2] / ".deps"))
programs = deps / "servers"
# The account that every such server knows; its key is public.
azure_account = "devstoreaccount1"
azure_key = ("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/"
             "K1SZFPTOtr/KBHBeksoGMGw==")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(process, port, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args[0]} does not listen on port {port}")


@contextmanager
def running(command, port, environment=None):
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=os.environ | (environment or {}))
    try:
        wait_until_listening(process, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def s3_server():
    """Gives its settings and the folder in which bucket `bucket` stands."""
    with tempfile.TemporaryDirectory(prefix="rowsmith.s3.") as folder:
        for part in ("data/bucket", "side"):
            (Path(folder) / part).mkdir(parents=True)
        port = free_port()
        keys = {"ROOT_ACCESS_KEY": "testkey", "ROOT_SECRET_KEY": "testsecret123"}
        command = [programs / "versitygw", "--port", f"127.0.0.1:{port}", "posix", "--sidecar",
                   f"{folder}/side", f"{folder}/data"]
        with running(command, port, keys):
            yield {"AWS_ACCESS_KEY_ID": "testkey", "AWS_SECRET_ACCESS_KEY": "testsecret123",
                   "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}, Path(folder) / "data/bucket"


@contextmanager
def gcs_server():
    port = free_port()
    command = [programs / "fake-gcs-server", "-scheme", "http", "-host", "127.0.0.1", "-port", port,
               "-backend", "memory", "-public-host", f"127.0.0.1:{port}"]
    with running(command, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/storage/v1/b?project=p", json.dumps({"name": "bucket"}),
                           {"content-type": "application/json"})
        connection.getresponse().read()
        connection.close()
        yield {"STORAGE_EMULATOR_HOST": f"http://127.0.0.1:{port}"}


@contextmanager
def azure_server():
    from pyarrow import fs  # makes the container
    with tempfile.TemporaryDirectory(prefix="rowsmith.azure.") as folder:
        port = free_port()
        command = ["node", programs / "node/node_modules/azurite/dist/src/blob/main.js", "--silent",
                   "--disableTelemetry", "--skipApiVersionCheck", "--blobHost", "127.0.0.1",
                   "--blobPort", port, "--location", folder]
        with running(command, port):
            authority = f"127.0.0.1:{port}"
            files = fs.AzureFileSystem(azure_account, account_key=azure_key,
                                       blob_storage_authority=authority,
                                       dfs_storage_authority=authority, blob_storage_scheme="http",
                                       dfs_storage_scheme="http")
            files.create_dir("bucket")
            yield {"AZURE_STORAGE_ACCOUNT": azure_account, "AZURE_STORAGE_KEY": azure_key,
                   "ROWSMITH_AZURE_ENDPOINT": f"http://{authority}"}
