"""Fails when a dependency asks for a newer compiler than Cargo.toml promises (cargo metadata on standard input)."""
import json
import sys


def asked(package):
    return [int(part) for part in (package["rust_version"] or "1").split(".")[:2]]


packages = json.load(sys.stdin)["packages"]
promised = next(asked(package) for package in packages if package["source"] is None)
newer = [f"{package['name']} {package['rust_version']}" for package in packages if asked(package) > promised]
sys.exit("rust-version: " + ", ".join(newer) if newer else 0)
