#!/usr/bin/env python3
"""What is tried with every real server, and what `todoku-cli check` has to say about it. Run alone, it lists the names."""
from dataclasses import dataclass, field

SERVERS = ("postfix", "exim", "opensmtpd")


@dataclass
class Story:
    first: str                                        # the diagnosis that has to come first
    server: dict = field(default_factory=dict)        # how the server differs from a healthy one: see mailservers.Setup
    arguments: tuple = ()                             # more arguments for `check`
    password: str = "right"                           # what the client knows: "right", "wrong" or "none"
    dropped_port: int = 0                             # the line lets nothing through to this port
    sending_works: bool = False                       # some way of sending, as the whole address, has to be proved


STORIES = {
    "healthy": Story("sending-works", sending_works=True),
    "wrong-password": Story("password-wrong", password="wrong"),
    "user-name-without-domain": Story("user-name-form-wrong", arguments=("--user", "taro"), sending_works=True),
    "no-login": Story("smtp-auth-required", password="none", arguments=("--smtp-ports", "587")),
    "no-starttls": Story("starttls-missing", server={"starttls": False}, arguments=("--smtp-ports", "587")),
    "relay-denied": Story("relay-denied", server={"relays": False}),
    "certificate-expired": Story("tls-certificate-expired", server={"certificate": "expired"}),
    "certificate-of-other-name": Story("tls-name-mismatch", server={"certificate": "other-name"}),
    "certificate-self-signed": Story("tls-certificate-untrusted", server={"certificate": "self-signed"}),
    "port-25-blocked": Story("op25b", dropped_port=25, sending_works=True),
}

if __name__ == "__main__":
    print(*(f"{server}.{story}" for server in SERVERS for story in STORIES), sep=";", end="")
