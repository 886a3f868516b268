"""The questions of a check, asked one after the other by the tools that a helpdesk has: swaks and openssl.

    oneaftertheother.py TODOKU-CLI      prints both times for a healthy account with 100 ms per reply, and their ratio
"""

import json
import os
import subprocess
import sys
import tempfile
import time

DELAY = "delay-ms: 100"
SCENARIO = """name: bench
cause: sending-works
title: {ja: "計測用", en: "for measuring"}
account: {address: taro@mail.example}
hosts: {smtp: smtp.mail.example, pop: pop.mail.example, imap: imap.mail.example}
doors:
  - {host: smtp, ports: [25, 587, 465], %(delay)s}
  - {host: pop, ports: [110, 995], %(delay)s}
  - {host: imap, ports: [143, 993], %(delay)s}
""" % {"delay": DELAY}


def timed(argv, text=None):
    begin = time.monotonic()
    subprocess.run(argv, input=text, capture_output=True, text=True, timeout=120)
    return time.monotonic() - begin


def questions(at):
    """swaks: each sending port as far as RCPT, with a login; openssl: greeting and certificate of each receiving port."""
    login = ["--auth", "PLAIN", "--auth-user", at["user"], "--auth-password", at["password"]]
    to = ["--to", "someone@elsewhere.example", "--from", at["address"], "--quit-after", "RCPT", "--server", "127.0.0.1"]
    ports = at["listening"]
    yield ["swaks", *to, "--port", str(ports["smtp"]), "--tls", *login]
    yield ["swaks", *to, "--port", str(ports["submission"]), "--tls", *login]
    yield ["swaks", *to, "--port", str(ports["submissions"]), "--tlsc", *login]
    for name, options in (("pop3", ["-starttls", "pop3"]), ("pop3s", []), ("imap", ["-starttls", "imap"]), ("imaps", [])):
        yield ["openssl", "s_client", "-connect", "127.0.0.1:%d" % ports[name], "-quiet", "-no_ign_eof", *options]


def main():
    cli = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        scenario = os.path.join(folder, "bench.yaml")
        with open(scenario, "w") as f:
            f.write(SCENARIO)
        check = min(timed([cli, "check", "--scenario", scenario, "--json", "--quiet"]) for _ in range(3))
        server = subprocess.Popen([cli, "serve", "--scenario", scenario, "--json"], stdout=subprocess.PIPE, text=True)
        try:
            at = json.loads(server.stdout.readline())
            serial = sum(timed(q, "QUIT\r\n") for q in questions(at))
        finally:
            server.terminate()
            server.wait()
    print("todoku-cli check %.2f s beside %.2f s: %.2f" % (check, serial, check / serial))


if __name__ == "__main__":
    main()
