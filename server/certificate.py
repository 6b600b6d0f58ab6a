"""A self-made certificate, to try the app on a real phone: service workers want HTTPS that the phone trusts."""

import ipaddress
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAYS = 365  # phones refuse longer ones


def lan_address() -> str:
    """This machine's address as the local network sees it; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address for documentation
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def make(folder: Path, address: str) -> tuple[Path, Path, Path]:
    """The server's certificate and key, and the authority's certificate that a phone must install once."""
    certificate, key, authority = folder / f"{address}.crt", folder / f"{address}.key", folder / "ruhu-ca.crt"
    if not certificate.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        ca_key, ca = _authority(folder, authority)
        own = ec.generate_private_key(ec.SECP256R1())
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(address))]
        leaf = (
            _blank("Ruhu " + address, own, issuer=ca.subject)
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .sign(ca_key, hashes.SHA256())
        )
        _write_key(key, own)
        certificate.write_bytes(leaf.public_bytes(serialization.Encoding.PEM))
    return certificate, key, authority


def _authority(folder: Path, path: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key_path = folder / "ruhu-ca.key"
    if path.exists():
        key = cast(ec.EllipticCurvePrivateKey, serialization.load_pem_private_key(key_path.read_bytes(), None))
        return key, x509.load_pem_x509_certificate(path.read_bytes())
    key = ec.generate_private_key(ec.SECP256R1())
    authority = (
        _blank("Ruhu trial authority", key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write_key(key_path, key)
    path.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    return key, authority


def _blank(name: str, key: ec.EllipticCurvePrivateKey, issuer: x509.Name | None = None) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
    )


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.touch(0o600)
    path.write_bytes(pem)
