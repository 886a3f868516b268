#!/usr/bin/env python3
"""clients.py CLIENT TODOKU_CLI: other people's mail programs do their whole job against the bundled server: they send
over STARTTLS or TLS with a login, and fetch the same octets again. Run alone, it lists the clients. Exit status 77: the
program is not installed; what is said then names it.
"""
import email.policy
import imaplib
import json
import os
import poplib
import pty
import select
import shutil
import signal
import smtplib
import ssl
import subprocess
import sys
import tempfile
import time

# Dots, eight bits and Japanese, as they must come through. No header that programs like to put in themselves is missing.
MESSAGE = ("From: taro@mail.example\r\nTo: someone@elsewhere.example\r\nDate: Sun, 22 Nov 2026 09:00:00 +0900\r\n"
           "Message-ID: <interop@mail.example>\r\nSubject: =?utf-8?b?5bGK44GP?=\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
           "first\r\n.\r\n..two\r\n.leading\r\n届きましたか\r\n\r\nlast\r\n").encode()
BODY = MESSAGE.split(b"\r\n\r\n", 1)[1]


class Patient:
    """The bundled server, for the time of a `with`."""

    def __init__(self, cli, scenario="sending-works"):
        self.command = [cli, "serve", "--scenario", scenario, "--json"]

    def __enter__(self):
        environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:alloc_dealloc_mismatch=0")
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, env=environment)
        told = json.loads(self.process.stdout.readline())
        self.port, self.user, self.password = told["listening"], told["user"], told["password"]
        self.ca, self.token = told["ca"], told.get("token")
        self.folder = tempfile.TemporaryDirectory()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def file(self, name, content=""):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        os.chmod(path, 0o600)
        return path

    def tls(self):
        return ssl.create_default_context(cafile=self.ca)

    # ---- what Python's own library sends and fetches, for clients that do only the other half

    def send(self):
        with smtplib.SMTP_SSL("localhost", self.port["submissions"], context=self.tls()) as smtp:
            smtp.login(self.user, self.password)
            smtp.sendmail("taro@mail.example", ["someone@elsewhere.example"], MESSAGE, ["BODY=8BITMIME", "SIZE=500"])

    def expect(self, count=1):
        """So many messages stand in the INBOX, with the body as it was sent."""
        pop = poplib.POP3_SSL("localhost", self.port["pop3s"], context=self.tls())
        pop.user(self.user)
        pop.pass_(self.password)
        assert pop.stat()[0] == count, pop.stat()
        for number in range(1, count + 1):
            same(b"\r\n".join(pop.retr(number)[1]) + b"\r\n")
        pop.quit()


def same(message):
    """The body is as it was sent, whatever a program has put on top, and whichever line ends it stores."""
    body = message.replace(b"\r\n", b"\n").split(b"\n\n", 1)[1]
    assert body.rstrip(b"\n") == BODY.replace(b"\r\n", b"\n").rstrip(b"\n"), body


def run(*command, status=0, **more):
    done = subprocess.run(command, capture_output=True, timeout=60, **more)
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout.decode(errors='replace')}\n{done.stderr.decode(errors='replace')}"
    return done.stdout


# ---- sending

def swaks(at):
    data = at.file("message.eml", MESSAGE.replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n")
    for number, mechanism in enumerate(("PLAIN", "LOGIN", "CRAM-MD5"), 1):
        run("swaks", "--server", "localhost", "--port", str(at.port["submission"]), "--tls", "--auth", mechanism,
            "--auth-user", at.user, "--auth-password", at.password, "--from", "taro@mail.example",
            "--to", "someone@elsewhere.example", "--data", data, "--tls-verify", "--tls-ca-path", at.ca)
    at.expect(3)


def msmtp(at):
    secret = at.file("password", at.password)
    for extra in (("--tls-starttls=on", f"--port={at.port['submission']}"), ("--tls-starttls=off", f"--port={at.port['submissions']}")):
        run("msmtp", "--file=/dev/null", "--host=localhost", "--tls=on", f"--tls-trust-file={at.ca}", "--auth=on",
            f"--user={at.user}", f"--passwordeval=cat {secret}", "--from=taro@mail.example", *extra,
            "someone@elsewhere.example", input=MESSAGE.replace(b"\r\n", b"\n"))
    at.expect(2)


def curl_smtp(at):
    data = at.file("message.eml", MESSAGE)
    for url in (f"smtp://localhost:{at.port['submission']}", f"smtps://localhost:{at.port['submissions']}"):
        run("curl", "--silent", "--show-error", "--ssl-reqd", "--cacert", at.ca, "--user", f"{at.user}:{at.password}",
            "--mail-from", "taro@mail.example", "--mail-rcpt", "someone@elsewhere.example", "--upload-file", data, url)
    at.expect(2)


def curl_token(at):
    """XOAUTH2 with the token that the scenario names; a wrong one is refused."""
    with Patient(sys.argv[2], "xoauth2") as token:
        data = token.file("message.eml", MESSAGE)
        for bearer, status in ((token.token, 0), ("wrong", 67)):
            run("curl", "--silent", "--show-error", "--ssl-reqd", "--cacert", token.ca, "--user", token.user, "--oauth2-bearer",
                bearer, "--login-options", "AUTH=XOAUTH2", "--mail-from", "taro@mail.example", "--mail-rcpt",
                "hanako@mail.example", "--upload-file", data, f"smtp://localhost:{token.port['submission']}", status=status)
        token.expect(1)


def python_smtplib(at):
    with smtplib.SMTP("localhost", at.port["submission"]) as smtp:
        smtp.ehlo("pc")
        assert smtp.has_extn("size") and smtp.has_extn("8bitmime") and smtp.has_extn("smtputf8") and smtp.has_extn("dsn")
        smtp.starttls(context=at.tls())
        smtp.login(at.user, at.password)
        smtp.sendmail("taro@mail.example", ["someone@elsewhere.example"], MESSAGE, ["BODY=8BITMIME", "RET=HDRS", "ENVID=x1"],
                      ["NOTIFY=SUCCESS,FAILURE", "ORCPT=rfc822;someone@elsewhere.example"])
        parsed = email.message_from_bytes(MESSAGE, policy=email.policy.SMTPUTF8)
        smtp.send_message(parsed, "taro@mail.example", ["someone@elsewhere.example"])
    at.expect(2)


# ---- fetching

def curl_pop3(at):
    at.send()
    curl = ("curl", "--silent", "--show-error", "--ssl-reqd", "--cacert", at.ca, "--user", f"{at.user}:{at.password}")
    for url in (f"pop3://localhost:{at.port['pop3']}", f"pop3s://localhost:{at.port['pop3s']}"):
        assert run(*curl, url).split()[0] == b"1"
        assert b"." in run(*curl, "--request", "UIDL", url)
        assert "届きましたか".encode() not in run(*curl, "--request", "TOP 1 1", url)
        same(run(*curl, url + "/1"))
    run(*curl, "--request", "DELE", "--head", url + "/1")
    assert run(*curl, url).strip() == b""


def curl_imap(at):
    data = at.file("message.eml", MESSAGE)
    curl = ("curl", "--silent", "--show-error", "--ssl-reqd", "--cacert", at.ca, "--user", f"{at.user}:{at.password}")
    for url in (f"imap://localhost:{at.port['imap']}", f"imaps://localhost:{at.port['imaps']}"):
        run(*curl, "--upload-file", data, url + "/INBOX")
        assert b"INBOX" in run(*curl, url)
        same(run(*curl, url + "/INBOX;MAILINDEX=1"))
        same(run(*curl, url + "/INBOX;UID=1"))
        assert b"SEARCH 1" in run(*curl, url + "/INBOX?SUBJECT%20=?utf-8")
        assert b"ENVELOPE" in run(*curl, "--request", "FETCH 1 (FLAGS ENVELOPE BODYSTRUCTURE)", url + "/INBOX")
        run(*curl, "--request", "STORE 1 +FLAGS (\\Flagged)", url + "/INBOX")


def mpop(at):
    at.send()
    mbox = at.file("mbox")
    config = at.file("mpoprc", f"account default\nhost localhost\nport {at.port['pop3s']}\ntls on\ntls_starttls off\n"
                               f"tls_trust_file {at.ca}\nuser {at.user}\npassword {at.password}\n"
                               f"delivery mbox {mbox}\nuidls_file {at.folder.name}/uidls\nkeep off\n")
    for _ in range(2):
        run("mpop", f"--file={config}")
    with open(mbox, "rb") as file:
        content = file.read()
    assert content.count(b"Message-ID: <interop@") == 1
    same(content)
    at.expect(0)


def fetchmail(at):
    at.send()
    mbox = at.file("mbox")
    deliver = at.file("deliver", f"#!/bin/sh\ncat >> {mbox}\n")
    os.chmod(deliver, 0o700)
    config = at.file("fetchmailrc", f"poll localhost with proto POP3 port {at.port['pop3s']} auth password\n"
                                    f"  user \"{at.user}\" password \"{at.password}\"\n"
                                    f"  ssl sslcertck sslcertfile \"{at.ca}\" mda \"{deliver}\" no rewrite\n")
    environment = dict(os.environ, FETCHMAILHOME=at.folder.name, HOME=at.folder.name, LC_ALL="C")
    run("fetchmail", "-f", config, "--nosyslog", env=environment)
    run("fetchmail", "-f", config, "--nosyslog", env=environment, status=1)    # 1: no mail
    with open(mbox, "rb") as file:
        same(file.read())
    at.expect(0)


def getmail(at):
    at.send()
    for part in ("cur", "new", "tmp"):
        os.makedirs(f"{at.folder.name}/Maildir/{part}")
    at.file("getmailrc", f"[retriever]\ntype = SimpleIMAPSSLRetriever\nserver = localhost\nport = {at.port['imaps']}\n"
                         f"username = {at.user}\npassword = {at.password}\nca_certs = {at.file('ca.pem', open(at.ca, 'rb').read())}\n"
                         f"[destination]\ntype = Maildir\npath = {at.folder.name}/Maildir/\n"
                         "[options]\ndelete = true\nread_all = false\n")
    stranger = {}
    if os.geteuid() == 0:    # getmail delivers nothing as root
        run("chown", "-R", "nobody", at.folder.name)
        stranger = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    for _ in range(2):
        run("getmail", f"--getmaildir={at.folder.name}", "--rcfile=getmailrc", env=dict(os.environ, HOME=at.folder.name), **stranger)
    files = os.listdir(f"{at.folder.name}/Maildir/new")
    assert len(files) == 1, files
    with open(f"{at.folder.name}/Maildir/new/{files[0]}", "rb") as file:
        same(file.read())
    at.expect(0)


def python_poplib(at):
    at.send()
    at.send()
    pop = poplib.POP3("localhost", at.port["pop3"])
    assert {"STLS", "UIDL", "TOP", "RESP-CODES", "AUTH-RESP-CODE"} <= set(pop.capa())
    pop.stls(context=at.tls())
    pop.user(at.user)
    pop.pass_(at.password)
    count, size = pop.stat()
    assert count == 2 and size > 2 * len(MESSAGE)
    assert len(set(line.split()[1] for line in pop.uidl()[1])) == 2
    assert len(pop.top(1, 2)[1]) == len(pop.retr(1)[1]) - 5
    same(b"\r\n".join(pop.retr(2)[1]))
    pop.dele(1)
    pop.rset()
    pop.dele(2)
    pop.quit()
    at.expect(1)


def python_imaplib(at):
    at.send()
    imap = imaplib.IMAP4("localhost", at.port["imap"])
    imap.starttls(at.tls())
    imap.login(at.user, at.password)
    assert imap.select("INBOX") == ("OK", [b"1"])
    assert imap.search(None, "UNSEEN", "FROM", "taro") == ("OK", [b"1"])
    answer = imap.fetch("1", "(FLAGS ENVELOPE BODYSTRUCTURE RFC822.SIZE)")[1][0]
    assert b'"<interop@mail.example>"' in answer and b'("TEXT" "PLAIN" ("CHARSET" "utf-8")' in answer, answer
    assert imap.fetch("1", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1][0][1] == b"Subject: =?utf-8?b?5bGK44GP?=\r\n\r\n"
    assert imap.fetch("1", "(BODY.PEEK[TEXT]<0.5>)")[1][0][1] == b"first"
    assert imap.search(None, "SEEN")[1] == [b""]
    same(imap.fetch("1", "(RFC822)")[1][0][1])
    assert imap.search(None, "SEEN")[1] == [b"1"]
    assert imap.create("Sent")[0] == "OK" and imap.create("Sent")[0] == "NO"
    assert imap.append("Sent", "(\\Seen)", imaplib.Time2Internaldate(time.time()), MESSAGE)[0] == "OK"
    assert imap.status("Sent", "(MESSAGES UNSEEN UIDNEXT)")[1] == [b'"Sent" (MESSAGES 1 UNSEEN 0 UIDNEXT 2)']
    assert imap.copy("1", "Sent")[0] == "OK"
    imap.store("1", "+FLAGS", "(\\Deleted)")
    assert imap.expunge() == ("OK", [b"1"])
    assert len(imap.list()[1]) == 2
    assert imap.select("Sent", readonly=True) == ("OK", [b"2"])
    same(imap.uid("FETCH", "2", "(BODY[])")[1][0][1])
    assert imap.rename("Sent", "Sent 2")[0] == "OK" and imap.delete("Sent 2")[0] == "OK"
    imap.logout()


def neomutt(at):
    """Sends without a screen, then, on a pretended one, copies the message from the IMAP mailbox into a file."""
    name = at.user.replace("@", "%40")
    config = at.file("neomuttrc", f"set smtp_url=\"smtp://{name}@localhost:{at.port['submission']}\"\nset smtp_pass=\"{at.password}\"\n"
                                  f"set imap_user=\"{at.user}\"\nset imap_pass=\"{at.password}\"\nset ssl_starttls=yes\nset ssl_force_tls=yes\n"
                                  f"set certificate_file=\"{at.ca}\"\nset ssl_ca_certificates_file=\"{at.ca}\"\nset from=taro@mail.example\n"
                                  "set record=\"\"\nset copy=no\nset confirmappend=no\nset confirmcreate=no\n"
                                  f"set delete=yes\nset move=no\nset quit=yes\nset mbox_type=mbox\nset wait_key=no\nset folder=\"{at.folder.name}\"\n")
    environment = dict(os.environ, HOME=at.folder.name, TERM="xterm-256color", LC_ALL="C.UTF-8")
    run("neomutt", "-n", "-F", config, "-s", "todoku", "someone@elsewhere.example", env=environment, input=BODY.replace(b"\r\n", b"\n"))
    saved = os.path.join(at.folder.name, "saved")
    child, screen = pty.fork()
    if child == 0:
        os.execvpe("neomutt", ["neomutt", "-n", "-F", config, "-f", f"imaps://localhost:{at.port['imaps']}/INBOX"], environment)
    shown = b""
    typed = 0    # "C" copies (Ctrl-U empties its line), "q" leaves
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if not select.select([screen], [], [], 1)[0]:
            continue
        try:
            shown += os.read(screen, 4096)
        except OSError:    # it has left
            break
        if typed == 0 and b"Msgs:1" in shown:
            os.write(screen, b"C\x15" + saved.encode() + b"\r")
            typed = 1
        elif typed == 1 and os.path.exists(saved) and os.path.getsize(saved) > 0:
            os.write(screen, b"q")
            typed = 2
    else:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert os.path.exists(saved), shown[-2000:].decode(errors="replace")
    with open(saved, "rb") as file:
        assert "届きましたか".encode() in file.read()


CLIENTS = {"swaks": swaks, "msmtp": msmtp, "curl-smtp": curl_smtp, "curl-token": curl_token, "python-smtplib": python_smtplib,
           "curl-pop3": curl_pop3, "curl-imap": curl_imap, "mpop": mpop, "fetchmail": fetchmail, "getmail": getmail,
           "python-poplib": python_poplib, "python-imaplib": python_imaplib, "neomutt": neomutt}


def main():
    if len(sys.argv) < 3:
        print(*CLIENTS, sep=";", end="")
        return
    name = sys.argv[1]
    program = name.split("-")[0]
    if program != "python" and not shutil.which(program):
        print(f"{name} was not run: {program} is not installed; installer/dependencies tests does it")
        sys.exit(77)
    with Patient(sys.argv[2]) as at:
        CLIENTS[name](at)
    print(f"{name} did its whole job")


if __name__ == "__main__":
    main()
