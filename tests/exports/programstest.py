"""Exports as other people's programs read them: parsers, a QR reader, and mail programs against the bundled server.
Usage: programstest.py EXPORT-SAMPLE TODOKU-CLI [STORY]"""

import contextlib
import json
import os
import pathlib
import plistlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
import program  # noqa: E402: the bundled server as the other stories start it

sample = None  # set by the main program

TARO = {"address": "taro@example.jp", "name": "山田 太郎", "provider": "例 & 例 <co> \"x\"",
        "incoming": {"protocol": "pop3", "host": "pop.example.jp", "port": 995, "security": "tls",
                     "user": "taro@example.jp", "auth": "password"},
        "outgoing": {"protocol": "smtp", "host": "smtp.example.jp", "port": 587, "security": "starttls",
                     "user": "taro@example.jp", "auth": "password"}}
HANAKO = {"address": "hanako@example.com", "name": "Hanako",
          "incoming": {"protocol": "pop3", "host": "pop.example.com", "port": 110, "security": "none", "user": "hanako"},
          "outgoing": {"protocol": "smtp", "host": "smtp.example.com", "port": 25, "security": "none",
                       "auth": "receive-first"}}
JIRO = {"address": "o'hara+x@example.jp",
        "incoming": {"protocol": "imap", "host": "imap.example.jp", "port": 143, "security": "starttls", "user": "o'hara"},
        "outgoing": {"protocol": "smtp", "host": "2001:db8::25", "port": 465, "security": "tls", "user": "x&y<z>"}}


def written(account, form, language="en"):
    made = subprocess.run([sample, form, language], input=json.dumps(account).encode(), capture_output=True, timeout=60,
                          env=program.environment())
    if made.returncode != 0:
        raise AssertionError(made.stderr.decode())
    return made.stdout


class Story(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name, content=b"", mode=0o600):
        path = pathlib.Path(self.folder.name, name)
        path.write_bytes(content)
        path.chmod(mode)
        return str(path)

    def ran(self, *command, stdin=b""):
        """Runs a program in an empty home, so that nobody's own settings are read or changed."""
        home = {"HOME": self.folder.name, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "dumb",
                "TMPDIR": self.folder.name}
        return subprocess.run(command, input=stdin, capture_output=True, timeout=60, env=home, cwd=self.folder.name)


class Autoconfig(Story):
    def test_its_shape_is_that_of_the_draft(self):
        for account in (TARO, HANAKO, JIRO):
            for language in ("ja", "en"):
                file = self.path("config-v1.1.xml", written(account, "autoconfig", language))
                told = self.ran("xmllint", "--nonet", "--noout", "--relaxng", str(HERE / "autoconfig.rng"), file)
                self.assertEqual(told.returncode, 0, told.stderr.decode())

    def test_the_shape_can_be_missed(self):
        file = self.path("wrong.xml", written(TARO, "autoconfig").replace(b"STARTTLS", b"TLS"))
        self.assertNotEqual(self.ran("xmllint", "--nonet", "--noout", "--relaxng", str(HERE / "autoconfig.rng"),
                                     file).returncode, 0)


class AppleProfile(Story):
    def mail(self, account, language="en"):
        profile = plistlib.loads(written(account, "apple", language), fmt=plistlib.FMT_XML)
        self.assertEqual((profile["PayloadType"], profile["PayloadVersion"]), ("Configuration", 1))
        self.assertEqual(len(profile["PayloadContent"]), 1)
        mail = profile["PayloadContent"][0]
        self.assertEqual((mail["PayloadType"], mail["PayloadVersion"]), ("com.apple.mail.managed", 1))
        for payload in (profile, mail):
            self.assertRegex(payload["PayloadUUID"], r"^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$")
        self.assertNotEqual(profile["PayloadUUID"], mail["PayloadUUID"])
        for key in mail:
            self.assertNotIn(key, ("IncomingPassword", "OutgoingPassword"))
        return mail

    def test_every_value_comes_back(self):
        for language in ("ja", "en"):
            mail = self.mail(TARO, language)
            self.assertEqual(mail["EmailAccountType"], "EmailTypePOP")
            self.assertEqual(mail["EmailAccountDescription"], TARO["provider"])
            self.assertEqual(mail["EmailAccountName"], TARO["name"])
            self.assertEqual(mail["EmailAddress"], TARO["address"])
            self.assertEqual(mail["IncomingMailServerHostName"], "pop.example.jp")
            self.assertIs(mail["IncomingMailServerUseSSL"], True)
            self.assertEqual(mail["OutgoingMailServerPortNumber"], 587)
            self.assertEqual(mail["OutgoingMailServerAuthentication"], "EmailAuthPassword")
            self.assertIs(mail["OutgoingPasswordSameAsIncomingPassword"], True)

    def test_the_outgoing_port_is_always_there(self):
        self.assertEqual(self.mail(HANAKO)["OutgoingMailServerPortNumber"], 25)
        self.assertEqual(self.mail(HANAKO)["OutgoingMailServerAuthentication"], "EmailAuthNone")
        self.assertIs(self.mail(HANAKO)["OutgoingMailServerUseSSL"], False)
        self.assertEqual(self.mail(JIRO)["OutgoingMailServerUsername"], "x&y<z>")

    def test_ids_belong_to_the_address(self):
        self.assertEqual(self.mail(TARO)["PayloadUUID"], self.mail({**JIRO, "address": TARO["address"]})["PayloadUUID"])
        self.assertNotEqual(self.mail(TARO)["PayloadUUID"], self.mail(JIRO)["PayloadUUID"])


class QrCode(Story):
    def read_back(self, squares):
        """Squares as rows of booleans, True for dark; each becomes 4 by 4 pixels."""
        rows = [bytes(0 if dark else 255 for dark in row for _ in range(4)) for row in squares]
        picture = b"P5\n%d %d\n255\n" % (len(rows[0]), 4 * len(rows)) + b"".join(row for row in rows for _ in range(4))
        told = self.ran("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", self.path("qr.pgm", picture))
        self.assertEqual(told.returncode, 0, told.stderr.decode())
        return told.stdout.rstrip(b"\n")

    def test_the_picture_is_read_back(self):
        for account in (TARO, HANAKO, JIRO):
            svg = written(account, "qr", "ja").decode()
            self.assertEqual(self.ran("xmllint", "--nonet", "--noout", self.path("qr.svg", svg.encode())).returncode, 0)
            side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
            squares = [[False] * side for _ in range(side)]
            path = re.search(r' d="([^"]*)"', svg)[1]
            self.assertRegex(path, r"^(M\d+,\d+h\d+v1h-\d+z)+$")
            for x, y, run in re.findall(r"M(\d+),(\d+)h(\d+)v1", path):
                for at in range(int(x), int(x) + int(run)):
                    squares[int(y)][at] = True
            self.assertEqual(self.read_back(squares), written(account, "qr-payload"))

    def test_the_text_is_read_back(self):
        for account in (TARO, HANAKO, JIRO):
            text = written(account, "qr-text", "en").decode().splitlines()
            blocks = [line for line in text if set(line) <= set("█▀▄ ")]
            self.assertEqual(len({len(line) for line in blocks}), 1)
            self.assertGreater(len(text), len(blocks))
            squares = []
            for line in blocks:
                squares.append([sign not in "█▀" for sign in line])
                squares.append([sign not in "█▄" for sign in line])
            self.assertEqual(self.read_back(squares), written(account, "qr-payload"))

    def test_the_payload_is_what_the_reader_wants(self):
        for account in (TARO, HANAKO, JIRO):
            version, sequence, incoming, groups = json.loads(written(account, "qr-payload").decode("ascii"))
            self.assertEqual((version, sequence), (1, [1, 1]))
            self.assertEqual([type(value) for value in incoming], [int, str, int, int, int, str])
            (outgoing, identity), = groups
            self.assertEqual([type(value) for value in outgoing], [int, str, int, int, int, str])
            self.assertEqual(identity, [account["address"], account.get("name", "")])


def door(protocol, security):
    return {"smtp": {"none": "smtp", "starttls": "submission", "tls": "submissions"},
            "pop3": {"none": "pop3", "starttls": "pop3", "tls": "pop3s"},
            "imap": {"none": "imap", "starttls": "imap", "tls": "imaps"}}[protocol][security]


def account_of(server, incoming, outgoing):
    """The account of the bundled server; `incoming` and `outgoing` are (protocol, security)."""
    def settings(protocol, security):
        return {"protocol": protocol, "host": "localhost", "port": server.ports[door(protocol, security)],
                "security": security, "user": server.told["user"], "auth": "password"}
    return {"address": server.told["address"], "name": "太郎 \"Taro\" `id` $HOME",
            "incoming": settings(*incoming), "outgoing": settings("smtp", outgoing)}


LETTER = b"From: taro@mail.example\nTo: hanako@example.com\nSubject: test\n\nHello\n"


class Client(Story):
    """A mail program with the exported file against the server; its password comes from a command."""

    @contextlib.contextmanager
    def served(self, scenario="sending-works"):
        with program.Server(scenario) as server:
            self.secret = self.path("secret", server.told["password"].encode() + b"\n")
            yield server

    def assert_keeps_no_secret(self, server, file):
        self.assertNotIn(server.told["password"].encode(), pathlib.Path(file).read_bytes())


class Msmtp(Client):
    def sent(self, server, file, *more):
        return self.ran("msmtp", "--file=" + file, "--passwordeval=cat " + self.secret,
                        "--tls-trust-file=" + server.told["ca"], *more, "hanako@example.com", stdin=LETTER)

    def test_it_sends(self):
        with self.served() as server:
            for security in ("tls", "starttls"):
                for language in ("ja", "en"):
                    account = account_of(server, ("pop3", "tls"), security)
                    file = self.path("msmtprc", written(account, "msmtp", language))
                    self.assert_keeps_no_secret(server, file)
                    self.assertEqual(self.ran("msmtp", "--file=" + file, "--pretend", "x@example.com").returncode, 0)
                    told = self.sent(server, file)
                    self.assertEqual(told.returncode, 0, told.stderr.decode())

    def test_a_wrong_password_is_refused(self):
        with self.served() as server:
            file = self.path("msmtprc", written(account_of(server, ("pop3", "tls"), "tls"), "msmtp"))
            pathlib.Path(self.secret).write_text("wrong\n")
            self.assertNotEqual(self.sent(server, file).returncode, 0)

    def test_it_sends_after_receiving(self):
        with self.served("infosphere-pop-before-smtp") as server:
            account = account_of(server, ("pop3", "tls"), "none")
            account["outgoing"].update(auth="receive-first", user="")
            sends = self.path("msmtprc", written(account, "msmtp"))
            receives = self.path("mpoprc", written(account, "mpop"))
            self.assertNotEqual(self.sent(server, sends).returncode, 0)
            told = self.ran("mpop", "--file=" + receives, "--passwordeval=cat " + self.secret,
                            "--tls-trust-file=" + server.told["ca"])
            self.assertEqual(told.returncode, 0, told.stderr.decode())
            told = self.sent(server, sends)
            self.assertEqual(told.returncode, 0, told.stderr.decode())

    def test_quotation_marks_stay_in_a_user_name(self):
        for user in ('"taro"', 'ta"ro', "taro ", "#taro", "ta#ro \\"):
            account = {**TARO, "outgoing": {**TARO["outgoing"], "user": user}}
            told = self.ran("msmtp", "--file=" + self.path("msmtprc", written(account, "msmtp")), "--pretend",
                            "x@example.com")
            self.assertIn(f"user = {user}\n".encode(), told.stdout + told.stderr)


class Mpop(Client):
    def test_a_password_goes_in_clear_only_by_the_word_of_the_user(self):
        with self.served("infosphere-pop-before-smtp") as server:
            text = written(account_of(server, ("pop3", "none"), "none"), "mpop")
            self.assertIn(b"change auth on to auth user", text)
            for file, works in ((text, False), (text.replace(b"\nauth on\n", b"\nauth user\n"), True)):
                told = self.ran("mpop", "--file=" + self.path("mpoprc", file), "--passwordeval=cat " + self.secret)
                self.assertEqual(told.returncode == 0, works, told.stderr.decode())

    def test_it_receives(self):
        with self.served() as server:
            for security in ("tls", "starttls"):
                account = account_of(server, ("pop3", security), "tls")
                file = self.path("mpoprc", written(account, "mpop", "ja"))
                self.assert_keeps_no_secret(server, file)
                told = self.ran("mpop", "--file=" + file, "--passwordeval=cat " + self.secret,
                                "--tls-trust-file=" + server.told["ca"])
                self.assertEqual(told.returncode, 0, told.stderr.decode())

    def test_a_wrong_password_is_refused(self):
        with self.served() as server:
            file = self.path("mpoprc", written(account_of(server, ("pop3", "tls"), "tls"), "mpop"))
            pathlib.Path(self.secret).write_text("wrong\n")
            self.assertNotEqual(self.ran("mpop", "--file=" + file, "--passwordeval=cat " + self.secret,
                                         "--tls-trust-file=" + server.told["ca"]).returncode, 0)


class Neomutt(Client):
    def ran_with(self, server, file, *more, stdin=b""):
        trust = f"set ssl_ca_certificates_file='{server.told['ca']}' record='' sendmail='false'"
        secrets = " ".join(f"{name}=`cat {self.secret}`" for name in ("smtp_pass", "imap_pass", "pop_pass"))
        return self.ran("neomutt", "-n", "-F", file, "-e", trust, "-e", "set " + secrets, *more, stdin=stdin)

    def test_it_sends(self):
        with self.served() as server:
            for security in ("tls", "starttls"):
                file = self.path("neomuttrc", written(account_of(server, ("imap", "tls"), security), "neomutt", "ja"))
                self.assert_keeps_no_secret(server, file)
                told = self.ran_with(server, file, "-s", "test", "hanako@example.com", stdin=b"Hello\n")
                self.assertEqual(told.returncode, 0, told.stdout.decode() + told.stderr.decode())

    def test_a_wrong_password_is_refused(self):
        with self.served() as server:
            file = self.path("neomuttrc", written(account_of(server, ("imap", "tls"), "tls"), "neomutt"))
            pathlib.Path(self.secret).write_text("wrong\n")
            self.assertNotEqual(self.ran_with(server, file, "-s", "test", "hanako@example.com",
                                              stdin=b"Hello\n").returncode, 0)

    def test_values_come_back_as_they_are(self):
        account = {**JIRO, "name": "a\"b `id` $HOME \\n # ; x"}
        file = self.path("neomuttrc", written(account, "neomutt"))
        told = self.ran("neomutt", "-n", "-F", file, "-D").stdout.decode()
        self.assertIn('set real_name = "a\\"b `id` $HOME \\\\n # ; x"', told)
        self.assertIn('set from = "o\'hara+x@example.jp"', told)
        self.assertIn("[2001:db8::25]:465", told)


if __name__ == "__main__":
    sample, program.program, *stories = sys.argv[1:]
    unittest.main(argv=[sys.argv[0], *stories], verbosity=2)
