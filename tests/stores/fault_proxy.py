"""An HTTP proxy in front of a server, which breaks the n-th request in one of several ways."""
import http.client
import socket
import struct
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# refused: before the server has seen it; lost, reset, cut, silent: it has, and did what it says.
kinds = ("500", "503", "429", "refused", "lost", "reset", "cut", "silent")
silence_s = 2


class Faults:
    """Which requests break: number `at`, or every `each`-th."""

    def __init__(self, kind=None, at=0, each=0):
        self.kind, self.at, self.each = kind, at, each
        self.count = self.broken = 0
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            self.count += 1
            is_due = self.count == self.at or (self.each and self.count % self.each == 0)
            self.broken += bool(is_due)
            return self.kind if is_due else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def log_message(self, *_):
        pass

    def slam(self):
        """Closes so that the other end sees a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def answer(self, status, headers, body, send=None):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[:send])
        self.wfile.flush()

    def refuse(self, status, code):
        body = (f"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>planted</Message>"
                "</Error>").encode()
        self.answer(status, [("content-length", str(len(body)))], body)

    def forward(self, body):
        connection = http.client.HTTPConnection(*self.server.behind, timeout=20)
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            connection.putheader(name, value)
        connection.endheaders(body or None)
        reply = connection.getresponse()
        content = reply.read()
        connection.close()
        headers = [(name, value) for name, value in reply.getheaders()
                   if name.lower() not in ("connection", "transfer-encoding")]
        if reply.getheader("content-length") is None and reply.status != 204:
            headers.append(("content-length", str(len(content))))
        return reply.status, headers, content

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        fault = self.server.faults.take()
        if fault in ("500", "503", "429"):
            return self.refuse(int(fault), {"500": "InternalError", "503": "SlowDown",
                                            "429": "TooManyRequests"}[fault])
        if fault == "refused":
            return self.slam()
        status, headers, content = self.forward(body)
        if fault == "reset":
            return self.slam()
        if fault == "lost":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
            return None
        if fault == "silent":
            threading.Event().wait(silence_s)
            self.close_connection = True
            return None
        if fault == "cut":
            self.answer(status, headers, content, len(content) // 2)
            return self.slam() if content else None
        return self.answer(status, headers, content)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_request


@contextmanager
def fault_proxy(behind, faults):
    """Gives the port. `behind`: host and port of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.behind, server.faults = behind, faults
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
