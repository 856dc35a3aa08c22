"""A server with a certificate on this machine, and the guard that lets a test reach it."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from goodstanding.base.outbound import Guard

HOST = "kazi-hub.example"


class Answers(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    def do_GET(self) -> None:
        {"/redirect": self.redirect, "/large": self.large, "/slow": self.slow, "/missing": self.missing}.get(
            self.path, self.plain
        )()

    def plain(self) -> None:
        body = self.server.pages.get(self.path, self.path.encode())  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def redirect(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/")
        self.end_headers()

    def missing(self) -> None:
        self.send_response(404)
        self.end_headers()

    def large(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(64):
                self.wfile.write(b"x" * 4096)
        except OSError:
            pass

    def slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *what: object) -> None:
        pass


@contextmanager
def serving(folder: Path, pages: dict[str, bytes] | None = None, *, seconds: float = 5) -> Iterator[tuple[Guard, int]]:
    """A server that answers under HOST, and a guard that finds it at 127.0.0.1 and trusts its certificate."""
    certificate = made_certificate(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.pages = pages or {}  # type: ignore[attr-defined]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    port = server.server_address[1]
    trust = ssl.create_default_context(cafile=str(certificate))
    try:
        yield Guard(local, lambda address: address == "127.0.0.1", frozenset({port}), trust, 16_384, seconds), port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def local(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def made_certificate(folder: Path) -> Path:
    """A certificate of HOST with its key, in one file."""
    key, name = generate_private_key(SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=1,
        not_valid_before=now - timedelta(days=1),
        not_valid_after=now + timedelta(days=1),
    )
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    path = folder / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.sign(key, SHA256()).public_bytes(Encoding.PEM))
    return path
