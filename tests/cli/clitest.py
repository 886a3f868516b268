"""todoku-cli as scripts, helpdesks and terminals meet it. Usage: clitest.py PROGRAM [STORY]"""

import base64
import json
import os
import pathlib
import pty
import random
import re
import select
import shutil
import signal
import smtplib
import ssl
import stat
import subprocess
import sys
import tempfile
import time
import unittest

import program
from program import Server, environment, json_lines, run, start, valid

WORKS, NAMED, CALLED_WRONGLY, NOT_NAMED = 0, 1, 2, 3


class Story(unittest.TestCase):
    def assert_wrong(self, *arguments, says, **more):
        """A wrong call: status 2, nothing on standard output, one line on standard error, in both languages."""
        for language in ("en", "ja"):
            result = run(*arguments, env=environment(LC_ALL={"en": "en_US.UTF-8", "ja": "ja_JP.UTF-8"}[language],
                                                     LANGUAGE=language), **more)
            self.assertEqual(result.returncode, CALLED_WRONGLY, (arguments, result.stderr))
            self.assertEqual(result.stdout, "", arguments)
            self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
            self.assertTrue(result.stderr.startswith("todoku-cli: "))
            if language == "en":
                self.assertIn(says, result.stderr)
            else:
                self.assertRegex(result.stderr, "[ぁ-んァ-ン一-龥]")

    def checked(self, *arguments, status, **more):
        result = run("check", "--json", *arguments, **more)
        self.assertEqual(result.returncode, status, result.stderr)
        return valid("check", json.loads(result.stdout))


class Calls(Story):
    def test_version_and_help_in_both_languages(self):
        self.assertRegex(run("--version").stdout, r"^todoku-cli \d+\.\d+\.\d+\n$")
        self.assertEqual(run("--version").stdout, run("check", "--version").stdout)
        for command in ([], ["check"], ["probe"], ["serve"], ["knowledge"]):
            for language, word in (("en", "Usage: todoku-cli"), ("ja", "使い方: todoku-cli")):
                result = run(*command, "--help", "--lang", language)
                self.assertEqual(result.returncode, WORKS)
                self.assertIn(word, result.stdout)
                self.assertEqual(result.stderr, "")

    def test_help_names_every_option_of_the_contract(self):
        contract = """address user password-file password-stdin password-fd provider line pop imap smtp smtp-ports pop-ports
            imap-ports recipient send-test ca connect-to nameserver no-third-party allow-cleartext deadline scenario report
            transcript lang json help version knowledge quiet verbose""".split()
        told = run("check", "--help").stdout
        for option in contract:
            self.assertRegex(told, rf"(?m)^  --{option}\b")

    def test_the_language_is_the_locales_unless_told(self):
        japanese = environment(LC_ALL="ja_JP.UTF-8", LANGUAGE="ja")
        self.assertIn("使い方", run("--help", env=japanese).stdout)
        self.assertIn("Usage", run("--help", "--lang", "en", env=japanese).stdout)
        self.assertIn("Usage", run("--help", env=environment(LC_ALL="de_DE.UTF-8", LANGUAGE="de")).stdout)
        self.assertIn("使い方", run("--lang", "ja", "check", "--help").stdout)

    def test_no_command_or_a_strange_one(self):
        self.assert_wrong(says="a command comes first")
        self.assert_wrong("chekc", says="there is no command `chekc`")
        self.assert_wrong("\x1b[31m", says="there is no command")
        self.assertNotIn("\x1b", run("\x1b[31m").stderr)

    def test_what_is_not_there_yet_says_so(self):
        self.assert_wrong("check", "--address", "a@b.jp", "--send-test", "c@d.jp", says="not in this version yet")

    def test_options(self):
        ours = ("check", "--address", "taro@example.jp")
        self.assert_wrong("check", says="give your e-mail address with --address")
        self.assert_wrong("check", "--adress", "a@b.jp", says="did you mean --address?")
        self.assert_wrong(*ours, "--zzzzzz", says="no option --zzzzzz")
        self.assert_wrong("check", "--address", says="--address lacks its value")
        self.assert_wrong(*ours, "--json=yes", says="--json takes no value")
        self.assert_wrong(*ours, "mail.example.jp", says="no use for `mail.example.jp`")
        self.assert_wrong("check", "--address", "", says="--address is empty")
        self.assert_wrong("check", "--address", "taro", says="no e-mail address")
        self.assert_wrong(*ours, "--recipient", "@x", says="no e-mail address for --recipient")
        self.assert_wrong(*ours, "--smtp-ports", "99999", says="`99999` is no port for --smtp-ports")
        self.assert_wrong(*ours, "--smtp-ports", "25=0", says="no port")
        self.assert_wrong(*ours, "--smtp-ports", ",", says="--smtp-ports is empty")
        self.assert_wrong(*ours, "--pop", "pop.example.jp:99999", says="no server for --pop")
        self.assert_wrong(*ours, "--smtp", "a b", says="no server for --smtp")
        self.assert_wrong(*ours, "--connect-to", "mail.example.jp", says="no IP address for --connect-to")
        self.assert_wrong(*ours, "--nameserver", "dns.example", says="no IP address for --nameserver")
        self.assert_wrong(*ours, "--deadline", "soon", says="no number of seconds")
        self.assert_wrong(*ours, "--deadline", "-1", says="no number of seconds")
        self.assert_wrong(*ours, "--lang", "fr", says="--lang is ja or en")
        self.assert_wrong("check", "--scenario", "no-such", says="no scenario named no-such")
        self.assert_wrong(*ours, "--ca", "/no/such/file", says="cannot be read")
        self.assert_wrong(*ours, "--ca", __file__, says="holds no certificate")
        self.assert_wrong(*ours, "--knowledge", "/no/such/folder", says="no such folder")

    def test_passwords(self):
        ours = ("check", "--address", "taro@example.jp")
        self.assert_wrong(*ours, "--password", "geheim", says="never taken as an argument")
        self.assert_wrong(*ours, "--password=geheim", says="never taken as an argument")
        self.assertNotIn("geheim", run(*ours, "--password=geheim").stderr)
        self.assert_wrong(*ours, "--password-file", "/no/such/file", says="cannot be opened")
        self.assert_wrong(*ours, "--password-stdin", says="standard input is empty")
        self.assert_wrong(*ours, "--password-stdin", stdin="x" * 5000, says="too long")
        self.assert_wrong(*ours, "--password-fd", "77", says="cannot be read")
        self.assert_wrong(*ours, "--password-fd", "x", says="wants the number")
        self.assert_wrong(*ours, "--password-fd", "0", "--password-stdin", says="one way only")


class Check(Story):
    def test_sending_works(self):
        told = self.checked("--scenario", "sending-works", status=WORKS)
        self.assertEqual(told["verdict"], "can-send")
        self.assertEqual(told["diagnoses"][0]["id"], "sending-works")
        self.assertTrue(told["settings"]["outgoing"]["proved"])
        self.assertIn(told["settings"]["outgoing"]["security"], ("tls", "starttls"))

    def test_a_named_trouble(self):
        told = self.checked("--scenario", "orange-pop-before-smtp", status=NAMED)
        first = told["diagnoses"][0]
        self.assertEqual(first["id"], "pop-before-smtp-required")
        ids = {row["id"] for row in told["evidence"]}
        self.assertTrue(first["for"])
        for reason in first["for"]:
            self.assertIn(reason["evidence"], ids)

    def test_the_address_is_put_right_and_may_stand_beside_a_scenario(self):
        result = run("check", "--scenario", "sending-works", "--quiet", "--recipient", "ｘ＠ｅｘａｍｐｌｅ．ｃｏｍ", "--json")
        said = [row.get("said", "") for row in json.loads(result.stdout)["evidence"]]
        self.assertTrue(any("<x@example.com>" in line for line in said))

    def test_against_real_ports_with_mapped_ports(self):
        with Server("sending-works") as server:
            ports = server.ports
            told = self.checked(
                "--address", server.told["address"], "--user", server.told["user"], "--password-stdin", "--no-third-party",
                "--ca", server.told["ca"], "--connect-to", "127.0.0.1", "--smtp", "smtp.mail.example",
                "--smtp-ports", f"587={ports['submission']}", "--pop", "pop.mail.example",
                "--pop-ports", f"995={ports['pop3s']}", status=WORKS, stdin=server.told["password"] + "\n")
        self.assertEqual(told["settings"]["outgoing"]["port"], 587, "the port as the world knows it")
        self.assertEqual(told["settings"]["incoming"]["port"], 995)
        self.assertLessEqual({row["host"] for row in told["evidence"]}, {"smtp.mail.example", "pop.mail.example"})

    def test_progress_goes_to_standard_error_and_quiet_silences_it(self):
        loud = run("check", "--scenario", "sending-works", "--lang", "en")
        self.assertIn("smtp.mail.example:587", loud.stderr)
        self.assertNotIn("What was tried", loud.stderr)
        self.assertIn("Sending works", loud.stdout)
        self.assertEqual(run("check", "--scenario", "sending-works", "--quiet").stderr, "")
        self.assertIn("C: EHLO", run("check", "--scenario", "sending-works", "--verbose").stderr)

    def test_both_languages_say_the_same(self):
        ja, en = (self.checked("--scenario", "wrong-password", "--lang", lang, status=NAMED) for lang in ("ja", "en"))
        self.assertEqual([d["id"] for d in ja["diagnoses"]], [d["id"] for d in en["diagnoses"]])
        self.assertRegex(ja["diagnoses"][0]["title"], "[ぁ-ん]")
        self.assertNotRegex(en["diagnoses"][0]["title"], "[ぁ-ん]")
        self.assertEqual([a["id"] for a in ja["diagnoses"][0]["advice"]], [a["id"] for a in en["diagnoses"][0]["advice"]])

    def test_the_deadline_is_kept(self):
        begin = time.monotonic()
        result = run("check", "--scenario", "no-greeting", "--deadline", "2", "--json")
        self.assertLess(time.monotonic() - begin, 8)
        valid("check", json.loads(result.stdout))

    def test_a_pack_is_asked_too(self):
        with tempfile.TemporaryDirectory() as pack:
            pathlib.Path(pack, "password-wrong.md").write_text(
                "---\nid: password-wrong\nblame: account\nwhen:\n  - finding: authenticate.rejected\n    certainty: sure\n"
                "---\n# ja: 社内窓口 1234 へ\n電話します。\n# en: Call 1234\nCall us.\n", encoding="utf-8")
            told = self.checked("--scenario", "wrong-password", "--knowledge", pack, "--lang", "en", status=NAMED)
        self.assertEqual(told["diagnoses"][0]["title"], "Call 1234")


class Probe(Story):
    def probed(self, server, kind, door, *arguments, status, host="smtp.mail.example", **more):
        result = run("probe", kind, "--json", "--host", host, "--port", str(server.ports[door]), "--connect-to", "127.0.0.1",
                     "--ca", server.told["ca"], *arguments, **more)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return valid("probe", json.loads(result.stdout))

    def test_each_stage_is_reached(self):
        with Server("sending-works") as server:
            login = ("--user", server.told["user"], "--password-stdin")
            mail = ("--sender", server.told["address"], "--recipient", "x@example.com")
            password = server.told["password"] + "\n"
            for stage in ("greeting", "hello", "tls"):
                told = self.probed(server, "smtp", "submission", "--security", "starttls", "--until", stage, status=WORKS)
                self.assertEqual(told["reached"], stage)
            for stage, more in (("auth", ()), ("sender", mail), ("recipient", mail)):
                told = self.probed(server, "smtp", "submissions", "--security", "tls", "--until", stage, *login, *more,
                                   status=WORKS, stdin=password)
                self.assertEqual(told["reached"], stage)
            told = self.probed(server, "pop3", "pop3s", "--security", "tls", *login, status=WORKS, stdin=password,
                               host="pop.mail.example")
            self.assertEqual(told["reached"], "auth")
            told = self.probed(server, "imap", "imap", "--security", "starttls", *login, status=WORKS, stdin=password,
                               host="imap.mail.example")
            self.assertEqual(told["reached"], "auth")

    def test_what_stopped_it_is_named(self):
        with Server("wrong-password") as server:
            told = self.probed(server, "smtp", "submission", "--security", "starttls", "--user", "taro@mail.example",
                               "--password-stdin", status=NAMED, stdin="wrong\n")
        self.assertEqual(told["reached"], "tls")
        self.assertIn("authenticate.rejected", [finding["id"] for finding in told["findings"]])
        self.assertEqual(told["diagnoses"][0]["id"], "password-wrong")

    def test_a_wrong_name_keeps_the_password_in(self):
        with Server("sending-works") as server:
            told = self.probed(server, "smtp", "submissions", "--security", "tls", "--user", server.told["user"],
                               "--password-stdin", "--allow-cleartext", host="other.example", status=NAMED,
                               stdin=server.told["password"] + "\n")
        logins = [row for row in told["evidence"] if row["stage"] == "auth"]
        self.assertLessEqual({row["outcome"] for row in logins}, {"withheld"})
        self.assertIn("badcertificate", [row["outcome"] for row in told["evidence"]])
        self.assertEqual(told["diagnoses"][0]["id"], "tls-name-mismatch")

    def test_cleartext_wants_leave(self):
        with Server("orange-pop-before-smtp") as server:
            login = ("--security", "none", "--user", server.told["user"], "--password-stdin")
            password = server.told["password"] + "\n"
            told = self.probed(server, "pop3", "pop3", *login, status=NAMED, stdin=password, host="pop.orange.example")
            logins = [row for row in told["evidence"] if row["stage"] == "auth"]
            self.assertEqual([(row["outcome"], row["detail"]) for row in logins], [("withheld", "no-encryption")])
            self.probed(server, "pop3", "pop3", *login, "--allow-cleartext", status=WORKS, stdin=password,
                        host="pop.orange.example")

    def test_prints_the_dialogue_as_it_goes(self):
        with Server("sending-works") as server:
            result = run("probe", "smtp", "--host", "smtp.mail.example", "--port", str(server.ports["submission"]),
                         "--connect-to", "127.0.0.1", "--security", "none", "--until", "hello", "--lang", "en")
        self.assertEqual(result.returncode, WORKS)
        self.assertRegex(result.stdout, r"S: 220 .*\nC: EHLO .*\nS: 250-")

    def test_a_closed_door(self):
        result = run("probe", "smtp", "--json", "--host", "localhost", "--connect-to", "127.0.0.1", "--port", "1")
        self.assertEqual(result.returncode, NAMED)
        told = valid("probe", json.loads(result.stdout))
        self.assertEqual(told["evidence"][-1]["outcome"], "refused")
        self.assertEqual(told["evidence"][-1]["stage"], "connect")

    def test_patience_is_kept(self):
        with Server("no-greeting") as server:
            begin = time.monotonic()
            self.probed(server, "smtp", "submission", "--security", "none", "--until", "hello", "--patience", "1",
                        status=NAMED)
            self.assertLess(time.monotonic() - begin, 20)  # the default patience

    def test_wrong_calls(self):
        host = ("--host", "mail.example.jp")
        self.assert_wrong("probe", says="one of smtp, pop3 and imap")
        self.assert_wrong("probe", "http", *host, says="it is one of: smtp pop3 imap")
        self.assert_wrong("probe", "smtp", says="name the server with --host")
        self.assert_wrong("probe", "smtp", *host, "--security", "ssl", says="one of: none starttls tls")
        self.assert_wrong("probe", "smtp", *host, "--until", "data", says="one of: greeting hello tls auth sender recipient")
        self.assert_wrong("probe", "smtp", *host, "--until", "tls", "--security", "none", says="--until tls wants")
        self.assert_wrong("probe", "smtp", *host, "--until", "recipient", says="with --sender")
        self.assert_wrong("probe", "smtp", *host, "--recipient", "a@b.jp", says="with --sender")
        self.assert_wrong("probe", "pop3", *host, "--until", "recipient", says="only smtp")
        self.assert_wrong("probe", "smtp", *host, "--port", "99999", says="no port")
        self.assert_wrong("probe", "smtp", *host, "--password-stdin", stdin="x\n", says="with --user")


class Serve(Story):
    def test_the_list(self):
        rows = [valid("scenario", row) for row in json_lines(run("serve", "--list", "--json").stdout)]
        self.assertGreaterEqual(len(rows), 30)
        self.assertIn("sending-works", run("serve", "--list").stdout)
        causes = {row["id"] for row in json_lines(run("knowledge", "list", "--json").stdout)}
        for row in rows:
            self.assertIn(row["cause"], causes, "the knowledge must know what a scenario acts out")

    def test_ends_when_told_and_when_the_time_is_over(self):
        for told in (signal.SIGTERM, signal.SIGINT):
            with Server("sending-works") as server:
                server.process.send_signal(told)
                server.process.wait(timeout=10)
                self.assertEqual(server.process.returncode, WORKS)
        begin = time.monotonic()
        self.assertEqual(run("serve", "--scenario", "sending-works", "--json", "--for", "0.5").returncode, WORKS)
        self.assertLess(time.monotonic() - begin, 10)

    def test_the_authority_goes_with_the_server(self):
        with Server("sending-works") as server:
            self.assertTrue(os.path.exists(server.told["ca"]))
        self.assertFalse(os.path.exists(server.told["ca"]))

    def test_ports_from_a_base(self):
        for base in random.sample(range(20000, 31000, 1000), 8):  # below the ports that systems give away themselves
            try:
                with Server("sending-works", "--port-base", str(base)) as server:
                    self.assertEqual(server.ports["smtp"], base + 25)
                    self.assertEqual(server.ports["imaps"], base + 993)
                return
            except RuntimeError as taken:
                trouble = taken
        raise trouble

    def test_what_was_said_is_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            with Server("sending-works", "--record", folder) as server:
                run("probe", "smtp", "--host", "smtp.mail.example", "--port", str(server.ports["smtp"]),
                    "--connect-to", "127.0.0.1", "--security", "none", "--until", "hello")
            kept = pathlib.Path(folder, "transcript.txt")
            self.assertIn("EHLO", kept.read_text(encoding="utf-8"))
            self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)

    def test_what_a_mail_program_does_wrong_is_told(self):
        for language, told in (("ja", "認証をせずに送信"), ("en", "without logging in")):
            with Server("sending-works", "--watch", "--lang", language) as server:
                with smtplib.SMTP("127.0.0.1", server.ports["smtp"], local_hostname="taro_pc") as smtp:
                    with self.assertRaises(smtplib.SMTPRecipientsRefused):
                        smtp.sendmail("taro@mail.example", ["x@elsewhere.example"], "x")
                habits = [valid("habit", json.loads(server.process.stdout.readline())) for _ in range(3)]
            self.assertEqual({habit["habit"] for habit in habits},
                             {"hello-underscore", "no-tls-although-offered", "sends-through-port-25"})
            with Server("sending-works", "--watch", "--lang", language) as server:
                trust = ssl.create_default_context(cafile=server.told["ca"])
                with smtplib.SMTP_SSL("localhost", server.ports["submissions"], local_hostname="pc", context=trust) as smtp:
                    smtp.ehlo()
                    smtp.mail("taro@mail.example")
                habit = valid("habit", json.loads(server.process.stdout.readline()))
            self.assertEqual((habit["habit"], habit["diagnosis"]), ("no-auth-although-offered", "smtp-auth-required"))
            self.assertIn(told, habit["seen"])

    def test_wrong_calls(self):
        self.assert_wrong("serve", says="choose what to act out with --scenario")
        self.assert_wrong("serve", "--scenario", "no-such", says="no scenario named no-such")
        self.assert_wrong("serve", "--scenario", "op25b", "--port-base", "65000", says="goes up to 64000")
        self.assert_wrong("serve", "--scenario", "op25b", "--port", "25", says="--port takes only 0")
        self.assert_wrong("serve", "--scenario", "op25b", "--record", "/proc/x", says="cannot be made")


class Explain(Story):
    bounce = ("From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\nDate: Sun, 22 Nov 2026 10:00:00 +0900\n\n"
              "Could not be delivered:\n\n<hanako@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n")

    def explained(self, *arguments, status=WORKS, **more):
        result = run("explain", "--json", *arguments, **more)
        self.assertEqual(result.returncode, status, result.stderr)
        return [valid("explain", row) for row in json_lines(result.stdout)]

    def test_a_line_from_standard_input_or_as_words(self):
        for rows in (self.explained(stdin="550 5.1.1 User unknown\n"), self.explained("550 5.1.1 User unknown")):
            self.assertEqual([(row["kind"], row["diagnosis"], row["code"]) for row in rows],
                             [("reply", "recipient-unknown", 550)])

    def test_a_returned_mail(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.eml")
            path.write_text(self.bounce, encoding="utf-8")
            (row,) = self.explained(str(path))
            self.assertEqual((row["kind"], row["recipient"], row["diagnosis"], row["day"]),
                             ("bounce", "hanako@example.com", "recipient-unknown", "2026-11-22"))
            for language, word in (("ja", "宛先"), ("en", "address")):
                text = run("explain", str(path), "--lang", language).stdout
                self.assertIn(word, text)
                self.assertIn("hanako@example.com", text)

    def test_a_list_of_replies_is_taken_line_by_line(self):
        lines = ["550 5.1.1 User unknown", "452 4.2.2 mailbox full", "535 5.7.8 authentication failed", "554 5.7.1 Relay access denied"]
        self.assertEqual(len(self.explained(stdin="\n".join(lines))), 4)
        self.assertEqual(len(self.explained("--lines", "-", stdin="user unknown\nmailbox full\n")), 2)

    def test_a_mailbox_is_counted_and_nothing_is_lost(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "box")
            letter = "From MAILER-DAEMON Sun Nov 22 10:00:00 2026\n" + self.bounce + "\n"
            broken = "From x Sun Nov 22 10:00:00 2026\nContent-Type: multipart/mixed; boundary=\n\n\0\xff\n\n"
            path.write_text(letter * 300 + broken + letter * 200, encoding="latin-1")
            rows = self.explained(str(path))
            self.assertEqual(len(rows), 501)
            self.assertEqual([row["source"].split("#")[1] for row in rows], [str(n + 1) for n in range(501)])
            table = run("explain", "--summary", "--csv", str(path), "--lang", "en")
            self.assertTrue(table.stdout.startswith("\ufeffreason,domain,day,count\r\n") or
                            table.stdout.startswith("\ufeffreason,domain,day,count\n"), table.stdout)
            self.assertIn('"userunknown","example.com","2026-11-22",500', table.stdout)
            self.assertIn("501 letters", run("explain", "--summary", str(path), "--lang", "en").stderr)

    def test_what_a_program_shows(self):
        (row,) = self.explained("0x800CCC0E")
        self.assertEqual(row["kind"], "client-error")
        self.assertTrue(row["program_says"])

    def test_what_cannot_be_told_is_said_to_be(self):
        (row,) = self.explained(stdin="qwertz asdf\n")
        self.assertIsNone(row["diagnosis"])
        self.assertTrue(row["title"])

    def test_wrong_calls(self):
        self.assert_wrong("explain", "no-such-file.eml", says="no-such-file.eml")
        with tempfile.NamedTemporaryFile() as empty:
            self.assert_wrong("explain", empty.name, says="is empty")


class Ask(Story):
    op25b = ("--answer", "happens=error", "--answer", "error-words=no-answer", "--answer", "receiving=yes",
             "--answer", "changed=line")

    def asked(self, *arguments, status):
        result = run("ask", "--json", *arguments)
        self.assertEqual(result.returncode, status, result.stderr)
        return valid("ask", json.loads(result.stdout))

    def test_nothing_is_named_before_anything_is_told(self):
        told = self.asked(status=NOT_NAMED)
        self.assertEqual(told["answers"], [])
        self.assertEqual(told["next"]["answers"][-1]["id"], "unknown")
        self.assertEqual(told["advice"], [])
        self.assertEqual(told["undecided"]["between"], [])

    def test_a_call_about_a_new_line(self):
        told = self.asked(*self.op25b, status=WORKS)
        self.assertEqual(told["candidates"][0]["id"], "op25b")
        self.assertIsNone(told["undecided"])
        self.assertEqual(told["next"]["id"], "program")  # whose steps are to be read aloud
        for text in (told["read_aloud"], told["ticket"], told["follow_up"]):
            self.assertIn(told["candidates"][0]["title"], text)
        self.assertNotIn("{", told["read_aloud"])

    def test_a_known_program_and_provider_bring_their_own_steps(self):
        told = self.asked(*self.op25b, "--client", "Thunderbird", "--provider", "gmail", status=WORKS)
        self.assertIsNone(told["next"])
        self.assertTrue(any(step["id"].startswith("thunderbird:") for step in told["advice"]), told["advice"])
        self.assertIn("smtp.gmail.com", told["read_aloud"])

    def test_a_quoted_error_goes_into_the_same_pipe(self):
        told = self.asked("--error", "550 5.7.1 Relaying denied: You must check for new mail before sending mail.",
                          status=WORKS)
        self.assertEqual(told["candidates"][0]["id"], "pop-before-smtp-required")
        self.assertEqual(told["candidates"][0]["certainty"], "almost certain")
        self.assertEqual(told["answers"][0]["question"], "error")

    def test_the_caller_may_speak_another_language(self):
        told = self.asked(*self.op25b, "--lang", "en", "--caller-lang", "ja", status=WORKS)
        for key in ("read_aloud", "follow_up"):
            self.assertRegex(told[key], "[ぁ-ん]")
        self.assertNotRegex(told["ticket"].split("Advised")[0], "[ぁ-ん]")

    def test_by_keyboard(self):
        # why, a wrong key, back at the beginning, an answer in full-width, back, again, then the rest
        keys = "?\n77\nb\n１\nb\n1\n3\n1\n"
        result = run("ask", "--lang", "ja", stdin=keys)
        self.assertIn("理由: ", result.stdout)
        self.assertIn("1 から 5 までの番号", result.stderr)
        self.assertIn("戻る先はありません", result.stderr)
        for part in ("【読み上げる文】", "【記録】", "【あとで送る文】"):
            self.assertIn(part, result.stdout)
        self.assertEqual(result.returncode, NOT_NAMED)
        self.assertEqual(result.stdout.split("【読み上げる文】")[1],
                         run("ask", "--lang", "ja", "--answer", "happens=error", "--answer", "error-words=no-answer",
                             "--answer", "receiving=yes", stdin="q\n").stdout.split("【読み上げる文】")[1])

    def test_by_keyboard_with_an_error_text(self):
        result = run("ask", "--lang", "en", stdin="e\n552 5.2.2 Mailbox full\n\n")
        self.assertIn("== To read aloud ==", result.stdout)
        self.assertIn("The recipient's mailbox is full", result.stdout)
        self.assertEqual(result.returncode, WORKS)

    def test_an_error_text_cannot_reach_the_terminal(self):
        result = run("ask", "--error", "\x1b[31m550 no such user", stdin="q\n")
        self.assertNotIn("\x1b", result.stdout)

    def test_a_code_is_read_out_and_the_operator_sees_the_same(self):
        told = {lang: run("check", "--scenario", "op25b", "--quiet", "--lang", lang).stdout for lang in ("ja", "en")}
        code = re.search(r"結果コード: ((?:\d{4} ?){3}) ", told["ja"]).group(1)
        self.assertIn("Result code: " + code, told["en"], "the same in both languages")
        typed = "".join(chr(ord("０") + int(c)) for c in code.replace(" ", ""))
        heard = self.asked("--code", typed, status=WORKS)
        self.assertEqual(heard["code"]["code"], code)
        self.assertEqual(heard["code"]["diagnosis"], "op25b")
        self.assertEqual(heard["code"]["ports"]["25"], "silent")
        self.assertEqual(heard["candidates"][0]["id"], "op25b")
        self.assertEqual(heard["candidates"][0]["certainty"], "almost certain")
        self.assertEqual(heard["next"]["id"], "program")
        self.assertIn(code, heard["ticket"])
        # By keyboard, at the prompt or behind e; a misheard one changes nothing.
        result = run("ask", "--lang", "ja", stdin=code.replace(" ", "ー") + "\nq\n")
        self.assertIn("結果コード " + code, result.stdout)
        self.assertIn("ポート 25: 応答がない", result.stdout)
        self.assertEqual(result.returncode, WORKS)
        result = run("ask", "--lang", "en", stdin="e " + code + "\nq\n")
        self.assertIn("Port 25: no answer", result.stdout)
        result = run("ask", "--lang", "en", stdin=code[:-1] + str((int(code[-1]) + 1) % 10) + "\nq\n")
        self.assertIn("ask for it once more in groups of four", result.stderr)
        self.assertEqual(result.returncode, NOT_NAMED)

    def test_the_code_of_a_packs_own_cause_says_so(self):
        with tempfile.TemporaryDirectory() as pack:
            pathlib.Path(pack, "our-own.md").write_text(
                "---\nid: our-own\nblame: account\noutranks: [password-wrong]\nwhen:\n  - finding: authenticate.rejected\n"
                "    certainty: sure\n---\n# ja: 社内窓口 1234 へ\n電話します。\n# en: Call 1234\nCall us.\n", encoding="utf-8")
            checked = json.loads(run("check", "--scenario", "wrong-password", "--knowledge", pack, "--json").stdout)
        self.assertEqual(checked["diagnoses"][0]["id"], "our-own")
        heard = self.asked("--code", checked["code"], status=NOT_NAMED)
        self.assertEqual((heard["code"]["number"], heard["code"]["diagnosis"]), (1, None))
        self.assertIn("helpdesk's own pack", heard["ticket"])

    def test_wrong_calls(self):
        for code in (("1736 1011 5000",), ("1736", "1011", "5000"), ("１７３６１０１１５０００",)):
            self.assert_wrong("explain", *code, says='this is a result code; todoku-cli ask --code "1736 1011 5000" reads it')
        self.assertEqual(run("explain", "1736 1011 5001").returncode, WORKS)  # no code, so words like any other
        self.assert_wrong("ask", "--code", "1736 1011 5001", says="a digit was misheard or mistyped; ask for it once more")
        self.assert_wrong("ask", "--code", "1736 1011", says="a result code has 12 digits, and these are 8")
        self.assert_wrong("ask", "--code", "abc", says="made of digits alone")
        self.assert_wrong("ask", "--code", "1736 1011 5000", "--code", "1736 1011 5000", says="two result codes")
        self.assert_wrong("ask", "--answer", "x=y", says="there is no question `x`")
        self.assert_wrong("ask", "--answer", "receiving=maybe", says="`receiving` has no answer `maybe`")
        self.assert_wrong("ask", "--answer", "receiving", says="QUESTION=ANSWER")
        self.assert_wrong("ask", "--answer", "web=yes", "--answer", "web=no", says="answered twice")
        self.assert_wrong("ask", "--error", "", says="the error text is empty")
        self.assert_wrong("ask", "--provider", "no-such", says="--provider: `no-such` is not known")
        self.assert_wrong("ask", "--line", "no-such", says="--line: `no-such` is not known")
        self.assert_wrong("ask", "--client", "no-such", says="--client: `no-such` is not known")
        self.assert_wrong("ask", "--caller-lang", "fr", says="--caller-lang is ja or en")


class Settings(Story):
    def told(self, *arguments, status=WORKS):
        result = run("settings", "--json", *arguments)
        self.assertEqual(result.returncode, status, result.stderr)
        return valid("settings", json.loads(result.stdout))

    def test_proved_settings_are_told_with_imap_beside_pop(self):
        told = self.told("--scenario", "sending-works")
        self.assertTrue(told["settings"]["outgoing"]["proved"])
        ways = [told["settings"]["incoming"]] + told["settings"]["alternatives"]
        self.assertEqual({way["protocol"] for way in ways}, {"pop3", "imap"})
        self.assertTrue(all(way["proved"] for way in ways))

    def test_the_steps_are_those_of_the_named_program_in_both_languages(self):
        for language, word in (("ja", "「"), ("en", "“")):
            told = self.told("--scenario", "sending-works", "--client", "Thunderbird", "--lang", language)
            [client] = told["clients"]
            self.assertEqual(client["id"], "thunderbird")
            text = " ".join(step["text"] for step in client["steps"])
            self.assertIn(told["settings"]["outgoing"]["host"], text)
            self.assertIn(word, text)
            self.assertNotIn("receive-first", [step["id"] for step in client["steps"]])
        told = self.told("--scenario", "infosphere-pop-before-smtp", "--client", "becky")
        self.assertIn("receive-first", [step["id"] for step in told["clients"][0]["steps"]])

    def test_what_a_provider_publishes_is_not_called_proved(self):
        told = self.told("--address", "taro@ocn.ne.jp", "--nameserver", "127.0.0.1:1", "--no-third-party")
        self.assertEqual(told["provider"]["id"], "ocn")
        self.assertEqual([one["how"] for one in told["discovery"]], ["provider"])
        for side in told["settings"].values():
            self.assertFalse(side["proved"])

    def test_files_for_other_programs(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "config.xml")
            result = run("settings", "--scenario", "sending-works", "--export", "autoconfig", "--output", str(file))
            self.assertEqual((result.returncode, result.stdout), (WORKS, ""))
            self.assertIn("<clientConfig", file.read_text(encoding="utf-8"))
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertIn("host smtp.", run("settings", "--scenario", "sending-works", "--export", "msmtp").stdout)

    def test_wrong_calls(self):
        ours = ("settings", "--address", "taro@example.jp")
        self.assert_wrong("settings", says="give your e-mail address")
        self.assert_wrong(*ours, "--client", "abacus", says="is not known")
        self.assert_wrong(*ours, "--export", "fax", says="is not one of")
        self.assert_wrong(*ours, "--output", "x.xml", says="goes with --export")
        self.assert_wrong(*ours, "--export", "text", "--output", "/nowhere/x", says="no folder")
        self.assert_wrong(*ours, "--provider", "nobody", says="knowledge providers")


class Knowledge(Story):
    def test_providers_and_mail_programs_are_listed(self):
        providers = json_lines(run("knowledge", "providers", "--json").stdout)
        self.assertGreaterEqual(len(providers), 60)
        self.assertLessEqual({"infosphere", "so-net", "orange-net"}, {one["id"] for one in providers})
        clients = json_lines(run("knowledge", "clients", "--json").stdout)
        self.assertGreaterEqual(len(clients), 17)

    def test_a_pack_with_a_wrong_provider_is_told_with_its_line(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "providers").mkdir()
            pathlib.Path(folder, "providers", "ours.md").write_text(
                "---\nid: ours\nname: {ja: 私, en: Ours}\nkind: isp\nsources: [{url: x, checked: 2026-11-22}]\n---\n", encoding="utf-8")
            result = run("knowledge", "check", folder)
            self.assertEqual(result.returncode, CALLED_WRONGLY)
            self.assertRegex(result.stdout, r"ours\.md:4: `isp` is not one of")

    def test_list_and_show(self):
        rows = [valid("cause", row) for row in json_lines(run("knowledge", "list", "--json").stdout)]
        self.assertGreaterEqual(len(rows), 40)
        for language in ("ja", "en"):
            for row in rows:
                shown = run("knowledge", "show", row["id"], "--json", "--lang", language)
                valid("cause", json.loads(shown.stdout))
        self.assertIn("op25b", run("knowledge", "show", "op25b").stdout)

    def test_the_bundled_one_is_sound(self):
        result = run("knowledge", "check")
        self.assertEqual(result.returncode, WORKS, result.stdout)

    def test_every_mistake_of_a_pack_is_named_with_its_line(self):
        with tempfile.TemporaryDirectory() as pack:
            text = "---\nid: {}\nblame: server\nwhen:\n  - finding: {}\n    certainty: sure\n---\n# ja: 題\n文。\n# en: T\nE.\n"
            pathlib.Path(pack, "a.md").write_text(text.format("a", "no.such"), encoding="utf-8")
            pathlib.Path(pack, "b.md").write_text(text.format("b", "connect.*").replace("blame: server", "blame: you"),
                                                  encoding="utf-8")
            result = run("knowledge", "check", pack, "--lang", "en")
            self.assertEqual(result.returncode, CALLED_WRONGLY)
            self.assertRegex(result.stdout, r"a\.md:5: .*\n.*b\.md:3: ")
            self.assertEqual(len(result.stderr.splitlines()), 1)

    def test_wrong_calls(self):
        self.assert_wrong("knowledge", says="comes list, show ID, providers, clients or check")
        self.assert_wrong("knowledge", "show", "no-such", says="no cause `no-such`")
        self.assert_wrong("knowledge", "show", says="comes list, show ID, providers, clients or check")


class Reports(Story):
    def test_each_kind_is_written_for_its_owner_only(self):
        with tempfile.TemporaryDirectory() as folder:
            files = [os.path.join(folder, "r." + kind) for kind in ("html", "json", "txt")]
            transcript = os.path.join(folder, "t.txt")
            options = [word for file in files for word in ("--report", file)]
            old = os.umask(0)
            try:
                self.checked("--scenario", "op25b", *options, "--transcript", transcript, status=NAMED)
            finally:
                os.umask(old)
            for file in (*files, transcript):
                self.assertEqual(stat.S_IMODE(os.stat(file).st_mode), 0o600, file)
            html, report, text = (pathlib.Path(file).read_text(encoding="utf-8") for file in files)
            self.assertIn("default-src 'none'", html)
            self.assertNotRegex(html, r"https?://|<script|<img|src=")
            valid("check", json.loads(report))
            self.assertIn("OP25B", text)
            code = json.loads(report)["code"]
            for written in (html, text):
                self.assertIn(code, written, "each report carries the result code")
            self.assertIn("@ smtp smtp.mail.example:25 starttls send", pathlib.Path(transcript).read_text(encoding="utf-8"))

    def test_masked_reports_hold_no_name_no_address_no_host(self):
        with tempfile.TemporaryDirectory() as folder:
            files = [os.path.join(folder, "r." + kind) for kind in ("html", "json", "txt")]
            transcript = os.path.join(folder, "t.txt")
            options = [word for file in files for word in ("--report", file)]
            asked = ("--scenario", "infosphere-pop-before-smtp", "--recipient", "hanako@elsewhere.example")
            seen = self.checked(*asked, status=NAMED)
            hosts = {row["host"] for row in seen["evidence"]} - {"127.0.0.1"}
            address = next(word.split("<")[1].rstrip(">") for word in (row.get("said", "") for row in seen["evidence"])
                           if word.startswith("MAIL FROM:<"))
            told = self.checked(*asked, "--mask", "all", *options, "--transcript", transcript, status=NAMED)
            self.assertEqual(told["masked"], ["name", "address", "host"])
            self.assertEqual(told["code"], seen["code"], "the code names nobody")
            valid("check", json.loads(pathlib.Path(folder, "r.json").read_text(encoding="utf-8")))
            for text in [pathlib.Path(file).read_text(encoding="utf-8") for file in (*files, transcript)] + [json.dumps(told)]:
                for secret in hosts | {address, address.split("@")[1], "hanako", "elsewhere.example"}:
                    self.assertNotIn(secret.lower(), text.lower())
                self.assertNotRegex(text, r"127\.0\.0\.1")
            self.assertIn("C: MAIL FROM:<name-1@domain-1>", pathlib.Path(transcript).read_text(encoding="utf-8"))
        names = json.dumps(self.checked(*asked, "--mask", "name", status=NAMED))
        self.assertIn("name-1@" + address.split("@")[1], names)
        self.assert_wrong("check", "--scenario", "op25b", "--mask", "nmae", says="`nmae` is nothing that can be masked")
        self.assert_wrong("check", "--scenario", "op25b", "--mask", "", says="say what to mask")

    def test_what_cannot_be_written_is_said_before_the_check(self):
        ours = ("check", "--scenario", "no-greeting", "--report")
        begin = time.monotonic()
        self.assert_wrong(*ours, "/no/such/folder/r.html", says="no folder to put")
        self.assert_wrong(*ours, "report.doc", says="should end in .html, .pdf, .json or .txt")
        self.assert_wrong(*ours, "report", says="should end in")
        self.assertLess(time.monotonic() - begin, 15)

    def test_a_pdf_is_drawn_by_the_program_beside(self):
        drawing = pathlib.Path(program.program).with_name("todoku")
        with tempfile.TemporaryDirectory() as folder:
            sheet = os.path.join(folder, "r.pdf")
            if not drawing.exists():
                self.assert_wrong("check", "--scenario", "sending-works", "--report", sheet, says="draws PDFs")
                return
            self.checked("--scenario", "sending-works", "--report", sheet, status=WORKS)
            self.assertTrue(pathlib.Path(sheet).read_bytes().startswith(b"%PDF"))
            self.assertEqual(stat.S_IMODE(os.stat(sheet).st_mode), 0o600)


class History(Story):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = pathlib.Path(folder.name)
        self.env = environment(XDG_DATA_HOME=folder.name)
        self.folder = self.data / "todoku" / "history"

    def remember(self, scenario, *arguments, status):
        return self.checked("--scenario", scenario, "--remember", *arguments, status=status, env=self.env)

    def told(self, *arguments, status=WORKS):
        result = run("history", "--json", *arguments, env=self.env)
        self.assertEqual(result.returncode, status, result.stderr)
        return valid("history", json.loads(result.stdout))

    def test_nothing_is_kept_unasked(self):
        self.checked("--scenario", "sending-works", status=WORKS, env=self.env)
        self.assertEqual(list(self.data.iterdir()), [])
        self.assertEqual(self.told()["results"], [])
        self.assertIn("nothing is remembered yet", run("history", "--lang", "en", env=self.env).stdout)

    def test_home_line_and_phone_are_compared(self):
        self.remember("op25b", "--label", "自宅", status=NAMED)
        told = self.remember("sending-works", "--label", "携帯", status=WORKS)
        results = self.told()["results"]
        self.assertEqual([r["label"] for r in results], ["携帯", "自宅"])
        self.assertEqual(results[0]["id"], told["remembered"]["id"])
        self.assertEqual(results[0]["code"], told["code"])
        for file in self.folder.iterdir():
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
            text = file.read_text(encoding="utf-8")
            self.assertNotIn("taro", text)
        compared = self.told("--compare", "自宅", "携帯", "--lang", "en")
        self.assertIn("port-25", [change["id"] for change in compared["changes"]])
        self.assertIn("the line “自宅”, or a device on it, is in the way", compared["means"])
        self.assertEqual(compared, self.told("--compare", "1", "2", "--lang", "en"))
        text = run("history", "--compare", "2", "１", "--lang", "ja", env=self.env).stdout
        self.assertIn("ポート 25: 応答がない → ", text)
        self.assertIn("「自宅」の回線か、その途中の機器が止めています", text)

    def test_what_changed_since_it_last_worked(self):
        self.remember("sending-works", status=WORKS)
        told = self.remember("wrong-password", "--lang", "en", status=NAMED)
        since = told["remembered"]["since_it_worked"]
        self.assertIn("The login that was accepted when it last worked is refused now", since["means"])
        self.assertEqual(self.told("--changes", "--lang", "en")["means"], since["means"])
        for lang, words in (("ja", "前に送信できたとき"), ("en", "What changed since it last worked")):
            result = run("check", "--scenario", "wrong-password", "--remember", "--quiet", "--lang", lang, env=self.env)
            self.assertIn(words, result.stdout)
        # The past is not masked, so it is not told beside a mask.
        self.assertNotIn("since_it_worked", self.remember("wrong-password", "--mask", "all", status=NAMED)["remembered"])

    def test_one_is_forgotten_or_all(self):
        self.remember("sending-works", status=WORKS)
        self.remember("op25b", status=NAMED)
        self.assertEqual(run("history", "--forget", "1", env=self.env).returncode, WORKS)
        self.assertEqual([r["diagnosis"]["id"] for r in self.told()["results"]], ["sending-works"])
        self.assertEqual(run("history", "--forget", "all", env=self.env).returncode, WORKS)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_broken_file_is_said_once_and_kept_aside(self):
        self.remember("sending-works", status=WORKS)
        self.remember("op25b", status=NAMED)
        broken = sorted(self.folder.iterdir())[0]
        broken.write_bytes(broken.read_bytes()[:100])
        result = run("history", "--lang", "en", env=self.env)
        self.assertEqual(result.returncode, WORKS)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertIn("it is kept as " + broken.name + ".unreadable", result.stderr)
        self.assertIn("OP25B", result.stdout)
        self.assertEqual(run("history", env=self.env).stderr, "")

    def test_a_full_disk_does_not_take_the_answer_away(self):
        import resource
        self.remember("sending-works", status=WORKS)

        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

        result = run("check", "--scenario", "op25b", "--remember", "--json", "--quiet", "--lang", "en", env=self.env,
                     preexec_fn=full)
        self.assertEqual(result.returncode, NAMED, result.stderr)
        self.assertEqual(valid("check", json.loads(result.stdout))["diagnoses"][0]["id"], "op25b")
        self.assertIn("the result could not be remembered", result.stderr)
        self.assertEqual(len(self.told()["results"]), 1)
        # A report that does not fit is said so, and is not left half-written.
        report = self.data / "r.json"
        result = run("check", "--scenario", "op25b", "--report", str(report), "--quiet", "--lang", "en", env=self.env,
                     preexec_fn=full)
        self.assertEqual(result.returncode, CALLED_WRONGLY)
        self.assertIn("cannot be written", result.stderr)
        self.assertEqual([f.name for f in self.data.iterdir()], ["todoku"])

    def test_wrong_calls(self):
        env = {"env": self.env}
        for arguments, says in ((("--compare", "1", "2"), "there is no result `1`"), (("--compare", "1"), "as in --compare A B"),
                                (("x",), "as in --compare A B"), (("--changes",), "nothing is remembered yet"),
                                (("--forget", "7"), "there is no result `7`"),
                                (("--forget", "all", "--changes"), "one at a time")):
            result = run("history", *arguments, "--lang", "en", **env)
            self.assertEqual((result.returncode, result.stdout), (CALLED_WRONGLY, ""), arguments)
            self.assertIn(says, result.stderr)
        self.assert_wrong("check", "--scenario", "op25b", "--label", "x", says="--label goes with --remember")
        (self.data / "todoku").write_text("in the way")
        result = run("check", "--scenario", "no-greeting", "--remember", "--lang", "en", **env)
        self.assertEqual(result.returncode, CALLED_WRONGLY)
        self.assertIn("the folder for the history cannot be made", result.stderr)


class Window(Story):
    """check --measure-window. The bundled server's clock is moved, so nobody waits."""

    def test_is_measured_after_pop_before_smtp(self):
        for scenario, usual, poll in (("hosting-pop-before-smtp", 10, 4), ("infosphere-pop-before-smtp", 30, 12)):
            window = self.checked("--scenario", scenario, "--measure-window", status=NAMED)["window"]
            self.assertEqual((window["end"], window["usual_minutes"], window["poll_minutes"]), ("shut", usual, poll))
            self.assertLessEqual(window["at_least_minutes"], usual)
            self.assertGreater(window["less_than_minutes"], usual)
            self.assertEqual([a["answer"] for a in window["asked"]],
                             ["accepted"] * (len(window["asked"]) - 1) + ["refused"])

    def test_tells_people_and_its_progress(self):
        for language, progress, words in (("ja", "受信の 9 分 30 秒後: まだ送信できます", "4 分ごとに受信するように"),
                                          ("en", "9 min 30 s after receiving: still open", "receive every 4 min")):
            result = run("check", "--scenario", "hosting-pop-before-smtp", "--measure-window", "--lang", language)
            self.assertEqual(result.returncode, NAMED)
            self.assertIn(progress, result.stderr)
            self.assertIn(words, result.stdout)

    def test_is_not_measured_unasked_or_where_nothing_was_proved(self):
        self.assertNotIn("window", self.checked("--scenario", "hosting-pop-before-smtp", status=NAMED))
        result = run("check", "--scenario", "sending-works", "--measure-window", "--json", "--quiet", "--lang", "en")
        self.assertEqual(result.returncode, WORKS)
        self.assertNotIn("window", valid("check", json.loads(result.stdout)))
        self.assertIn("did not prove that receiving opens sending", result.stderr)


class Lint(Story):
    FINE = """From: hanako@example.com
To: taro@example.jp
Subject: =?UTF-8?B?5omT44Gh5ZCI44KP44Gb?=
Content-Type: text/plain; charset=UTF-8

よろしくお願いします。
"""
    BARE = "From: hanako@example.com\nTo: no-reply@example.jp\nSubject: hello\n\n\n"
    DOUBTFUL = FINE.replace("taro@example.jp", "taro@gmail.con")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def linted(self, *arguments, status, **more):
        result = run("lint", "--json", *arguments, **more)
        self.assertEqual(result.returncode, status, result.stderr)
        return [valid("lint", line) for line in json_lines(result.stdout)]

    def test_nothing_to_blame(self):
        for language, word in (("ja", "この内容なら"), ("en", "nothing was found")):
            result = run("lint", "-", "--lang", language, stdin=self.FINE)
            self.assertEqual((result.returncode, result.stderr), (WORKS, ""))
            self.assertIn(word, result.stdout)
        self.assertEqual(self.linted("-", stdin=self.FINE, status=WORKS), [{"schema": 1, "source": "-", "findings": []}])

    def test_what_would_be_refused(self):
        told, = self.linted("-", stdin=self.BARE, status=NAMED)
        self.assertEqual([(row["id"], row["severity"]) for row in told["findings"]],
                         [("subject-ascii-only", "refused-by-some"), ("body-empty", "refused-by-some"),
                          ("send-only-recipient", "refused-by-most")])
        self.assertIn("P4.1", told["findings"][0]["faq"])
        for language, words in (("ja", "断られることが多い"), ("en", "often refused")):
            self.assertIn(words, run("lint", "-", "--lang", language, stdin=self.BARE).stdout)

    def test_a_note_alone_stops_nobody(self):
        told, = self.linted("-", stdin=self.DOUBTFUL, status=WORKS)
        self.assertEqual([row["severity"] for row in told["findings"]], ["note"])
        self.assertIn("taro@gmail.com", told["findings"][0]["what"])

    def test_one_line_for_each_file(self):
        files = [self.file("a.eml", self.FINE), self.file("b.eml", self.BARE)]
        self.assertEqual([line["source"] for line in self.linted(*files, status=NAMED)], files)
        self.assertIn("b.eml:\n", run("lint", *files).stdout)

    def test_a_policy_of_ones_own(self):
        policy = self.file("p.yaml", "name: {ja: 弊社, en: Our company}\nwithout: [body-empty, subject-ascii-only]\n")
        told, = self.linted("--policy", policy, "-", stdin=self.BARE, status=NAMED)
        self.assertEqual([row["id"] for row in told["findings"]], ["send-only-recipient"])
        wrong = self.file("w.yaml", "name: {ja: 弊社, en: Our company}\nrules:\n  - {id: subject-empty, severity: bad}\n")
        self.assert_wrong("lint", "--policy", wrong, "-", stdin=self.FINE, says="w.yaml:3: `bad` is not one of")
        self.assert_wrong("lint", "--policy", "/no/such/file", "-", stdin=self.FINE, says="cannot be read")

    def test_the_largest_is_read_in_part_and_says_so(self):
        path = self.folder / "large.eml"
        with open(path, "wb") as opened:
            opened.write(self.FINE.encode())
            opened.truncate(100 << 20)
        told, = self.linted(str(path), status=NAMED)
        size = next(row for row in told["findings"] if row["id"] == "message-too-large")
        self.assertEqual(size["severity"], "refused-by-most")
        self.assertIn("only the first 32.1 MB", size["what"])

    def test_wrong_calls(self):
        self.assert_wrong("lint", says="name the message to look at")
        self.assert_wrong("lint", "/no/such/file", says="cannot be opened")
        self.assert_wrong("lint", str(self.folder), says="is a folder")
        self.assert_wrong("lint", "-", stdin="", says="is empty")
        self.assert_wrong("lint", "-", stdin="Dear Taro,\nhow are you?\n", says="is no mail message")
        result = run("lint", "/no/such/file", self.file("a.eml", self.FINE), "--lang", "en")
        self.assertEqual(result.returncode, CALLED_WRONGLY)
        self.assertIn("nothing was found", result.stdout)  # the others are looked at all the same


class Inspect(Story):
    FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "profiles/fixtures"
    SECRET = "geheim-4711"

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, client, where=".", **changes):
        """A copy of a fixture, in which what stands before a colon is replaced by what stands behind it."""
        folder = self.folder / where
        shutil.copytree(self.FIXTURES / client, folder, dirs_exist_ok=True)
        for path in (path for path in folder.rglob("*") if path.is_file()):
            text = path.read_text(encoding="utf-8")
            for change in changes.values():
                text = text.replace(*change.split(" => "))
            path.write_text(text, encoding="utf-8")
        return str(folder)

    def proved(self, host="smtp.example.jp", port=587, security="starttls", **more):
        path = self.folder / "check.json"
        server = {"user": "taro@example.jp", "auth": "password", "proved": True}
        path.write_text(json.dumps({"schema": 1, "settings": {
            "incoming": {"protocol": "pop3", "host": "pop.example.jp", "port": 995, "security": "tls", **server},
            "outgoing": {"protocol": "smtp", "host": host, "port": port, "security": security, **server}}, **more}))
        return str(path)

    def inspected(self, *arguments, status, **more):
        result = run("inspect", "--json", *arguments, **more)
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertNotIn(self.SECRET, result.stdout + result.stderr)
        return valid("inspect", json.loads(result.stdout))

    def test_every_client_is_read_without_its_passwords(self):
        told = self.inspected(str(self.FIXTURES), status=WORKS)
        self.assertEqual({account["client"] for account in told["accounts"]},
                         {"thunderbird", "outlook-classic", "windows-live-mail", "windows-mail", "becky", "sylpheed",
                          "claws-mail", "kmail", "evolution", "geary"})
        for account in told["accounts"]:
            self.assertEqual(account["address"], "taro@example.jp")
            self.assertEqual(account["outgoing"]["host"], "smtp.example.jp")
        self.assertEqual(told["unreadable"], [])

    def test_the_one_wrong_value_is_named_with_where_it_stands(self):
        folder = self.put("thunderbird", change='smtp1.authMethod", 3 => smtp1.authMethod", 1')
        told = self.inspected(folder, "--against", self.proved(), status=NAMED)
        mark, = told["accounts"][0]["wrong"]
        self.assertEqual((mark["setting"], mark["is"], mark["should"], mark["certainty"]),
                         ("outgoing-auth", "none", "password", "sure"))
        self.assertEqual((pathlib.Path(mark["where"]["file"]).name, mark["where"]["line"]), ("prefs.js", 27))
        for language, words in (("ja", "「しない」になっています"), ("en", "is set to off")):
            result = run("inspect", folder, "--against", self.proved(), "--lang", language)
            self.assertEqual((result.returncode, result.stderr), (NAMED, ""))
            self.assertIn(words, result.stdout)
            self.assertIn("prefs.js", result.stdout)

    def test_against_what_a_check_proved(self):
        checked = run("check", "--scenario", "sending-works", "--json", "--quiet")
        path = self.folder / "checked.json"
        path.write_text(checked.stdout)
        folder = self.put("claws-mail", host="smtp.example.jp => smtp.mail.example", pop="pop.example.jp => pop.mail.example",
                          user="taro@example.jp => taro@mail.example", method="smtp_auth_method=16 => smtp_auth_method=2")
        self.inspected(folder, "--against", str(path), status=WORKS)  # the server does take CRAM-MD5
        folder = self.put("claws-mail", "wrong", host="smtp.example.jp => smtp.mail.example",
                          pop="pop.example.jp => pop.mail.example", user="taro@example.jp => taro@mail.example",
                          port="set_smtpport=0 => set_smtpport=1")
        told = self.inspected(folder, "--against", str(path), status=NAMED)
        self.assertEqual([mark["setting"] for mark in told["accounts"][0]["wrong"]], ["outgoing-port"])

    def test_a_way_that_the_check_found_dead_is_wrong(self):
        folder = self.put("becky")
        self.inspected(folder, "--against", self.proved(), status=WORKS)
        dead = {"id": "e1", "probe": "smtp", "host": "smtp.example.jp", "port": 465, "security": "tls",
                "stage": "connect", "outcome": "timedout"}
        told = self.inspected(folder, "--against", self.proved(evidence=[dead]), status=NAMED)
        self.assertEqual({mark["reason"] for mark in told["accounts"][0]["wrong"]}, {"known-dead"})

    def test_port_and_encryption_that_do_not_go_together(self):
        folder = self.put("sylpheed", change="ssl_smtp=2 => ssl_smtp=1")
        told = self.inspected(folder, status=NAMED)
        mark, = told["accounts"][0]["wrong"]
        self.assertEqual((mark["setting"], mark["reason"]), ("outgoing-security", "contradiction"))

    def test_several_accounts_are_told_apart(self):
        self.put("sylpheed", "one")
        self.put("claws-mail", "two", address="address=taro@example.jp => address=hanako@example.com",
                 user="user_id=taro@example.jp => user_id=hanako", host="example.jp => example.com")
        told = self.inspected(str(self.folder), "--against", self.proved(), status=WORKS)
        self.assertEqual(len(told["accounts"]), 2)
        told = self.inspected(str(self.folder), "--address", "HANAKO@example.com", status=WORKS)
        self.assertEqual([account["client"] for account in told["accounts"]], ["claws-mail"])
        self.assert_wrong("inspect", str(self.folder), "--address", "jiro@example.jp",
                          says="there is no account for jiro@example.jp; found: taro@example.jp, hanako@example.com")
        self.put("claws-mail", "one/more", user="taro@ => jiro@", host="example.jp => example.org")
        other = self.proved()
        pathlib.Path(other).write_text(pathlib.Path(other).read_text().replace("example.jp", "example.net"))
        self.assert_wrong("inspect", str(self.folder), "--against", other, says="name its e-mail address with --address")

    def test_the_usual_places_are_those_of_the_environment(self):
        self.put("thunderbird", ".thunderbird")
        self.put("geary", "config/geary")
        self.put("windows-live-mail", "local/Microsoft/Windows Live Mail")
        env = environment(HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / "config"),
                          LOCALAPPDATA=str(self.folder / "local"))
        told = self.inspected(status=WORKS, env=env)
        self.assertEqual({account["client"] for account in told["accounts"]},
                         {"thunderbird", "geary", "windows-live-mail"})
        env["HOME"] = env["XDG_CONFIG_HOME"] = env["LOCALAPPDATA"] = str(self.folder / "nobody")
        result = run("inspect", env=env)
        self.assertEqual(result.returncode, WORKS)
        self.assertIn("No account of a mail program was found", result.stdout)

    def test_what_cannot_be_read_is_named_and_the_rest_is_read(self):
        folder = self.put("sylpheed")
        (self.folder / "prefs.js").write_bytes(b"\0" * 5000)
        told = self.inspected(folder, status=WORKS)
        self.assertEqual(len(told["accounts"]), 1)
        broken, = told["unreadable"]
        self.assertIn("is no text file", broken["why"])
        result = run("inspect", folder)
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertIn("prefs.js: is no text file", result.stderr)
        self.assertEqual(run("inspect", str(self.folder / "prefs.js")).returncode, CALLED_WRONGLY)

    def test_wrong_calls(self):
        self.assert_wrong("inspect", "/no/such/folder", says="there is no such file or folder")
        self.assert_wrong("inspect", __file__, says="holds no account settings")
        self.assert_wrong("inspect", "a", "b", says="name one file or folder only")
        self.assert_wrong("inspect", "--address", "taro", says="no e-mail address")
        folder = self.put("sylpheed")
        self.assert_wrong("inspect", folder, "--against", "/no/such/file", says="cannot be opened")
        self.assert_wrong("inspect", folder, "--against", __file__, says="holds no proved settings")


class Secrets(Story):
    def test_the_password_is_nowhere(self):
        with Server("sending-works") as server, tempfile.TemporaryDirectory() as folder:
            password = server.told["password"]
            files = [os.path.join(folder, name) for name in ("r.html", "r.json", "r.txt")]
            options = [word for file in files for word in ("--report", file)]
            transcript = os.path.join(folder, "t.txt")
            ports = server.ports
            result = run("check", "--json", "--verbose", "--address", server.told["address"], "--password-stdin",
                         "--no-third-party", "--ca", server.told["ca"], "--connect-to", "127.0.0.1",
                         "--smtp", "smtp.mail.example", "--smtp-ports", f"587={ports['submission']},465={ports['submissions']}",
                         "--pop", "pop.mail.example", "--pop-ports", f"110={ports['pop3']},995={ports['pop3s']}", *options,
                         "--transcript", transcript, stdin=password + "\n")
            self.assertEqual(result.returncode, WORKS, result.stderr)
            everything = result.stdout + result.stderr + "".join(
                pathlib.Path(file).read_text(encoding="utf-8") for file in (*files, transcript))
        user = server.told["user"]
        needles = [password, *(base64.b64encode(raw.encode()).decode().rstrip("=") for raw in (
            password, f"\0{user}\0{password}")), password.encode().hex()]
        for needle in needles:
            self.assertNotIn(needle, everything)
        self.assertIn("***", everything)

    def test_each_way_to_give_it(self):
        with Server("sending-works") as server, tempfile.TemporaryDirectory() as folder:
            password = server.told["password"]
            file = pathlib.Path(folder, "password")
            file.write_text(password + "\r\nsecond line\n", encoding="utf-8")
            file.chmod(0o600)
            ask = ("probe", "imap", "--host", "imap.mail.example", "--port", str(server.ports["imaps"]), "--connect-to",
                   "127.0.0.1", "--ca", server.told["ca"], "--security", "tls", "--user", server.told["user"])
            self.assertEqual(run(*ask, "--password-file", str(file)).returncode, WORKS)
            self.assertEqual(run(*ask, "--password-file", str(file)).stderr, "")
            file.chmod(0o644)
            self.assertIn("chmod 600", run(*ask, "--password-file", str(file), "--lang", "en").stderr)
            self.assertEqual(run(*ask, "--password-stdin", stdin=password).returncode, WORKS)
            with open(file, encoding="utf-8") as opened:
                descriptor = opened.fileno()
                self.assertEqual(run(*ask, "--password-fd", str(descriptor), pass_fds=[descriptor]).returncode, WORKS)

    def test_a_terminal_does_not_show_it(self):
        with Server("sending-works") as server:
            master, slave = pty.openpty()
            process = subprocess.Popen(
                [program.program, "probe", "imap", "--host", "imap.mail.example", "--port", str(server.ports["imaps"]),
                 "--connect-to", "127.0.0.1", "--ca", server.told["ca"], "--security", "tls", "--user", server.told["user"],
                 "--password-stdin"], stdin=slave, stdout=slave, stderr=slave, env=environment(), start_new_session=True)
            os.close(slave)
            seen = b""
            while b"Password" not in seen and select.select([master], [], [], 30)[0]:
                seen += os.read(master, 4096)
            time.sleep(0.3)  # the prompt comes before the typing is hidden
            os.write(master, server.told["password"].encode() + b"\n")
            while select.select([master], [], [], 30)[0]:
                try:
                    more = os.read(master, 4096)
                except OSError:
                    break
                seen += more
            os.close(master)
            self.assertEqual(process.wait(timeout=30), WORKS, seen)
        self.assertNotIn(server.told["password"].encode(), seen)


class Interrupting(Story):
    def test_ctrl_c_keeps_what_was_found(self):
        for told in (signal.SIGINT, signal.SIGTERM):
            process = start("check", "--scenario", "no-greeting", "--json")
            process.stderr.readline()  # something was found
            time.sleep(1)
            begin = time.monotonic()
            process.send_signal(told)
            out, err = process.communicate(timeout=30)
            self.assertLess(time.monotonic() - begin, 5)
            self.assertIn(process.returncode, (NAMED, NOT_NAMED), err)
            self.assertTrue(valid("check", json.loads(out))["evidence"])

    def test_a_measuring_that_really_waits_stops_too(self):
        with Server("hosting-pop-before-smtp") as server:
            ports = server.ports
            process = start("check", "--json", "--lang", "en", "--address", server.told["address"], "--user", server.told["user"],
                            "--password-stdin", "--ca", server.told["ca"], "--smtp", "smtp.hosting.example", "--smtp-ports",
                            f"25={ports['smtp']}", "--pop", "pop.hosting.example", "--pop-ports", f"995={ports['pop3s']}",
                            "--connect-to", "127.0.0.1", "--recipient", "someone@elsewhere.example", "--no-third-party",
                            "--measure-window", stdin=subprocess.PIPE)
            process.stdin.write(server.told["password"] + "\n")
            process.stdin.close()
            process.stdin = None
            for line in process.stderr:
                if line.startswith("Measuring how long"):
                    break
            begin = time.monotonic()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
            self.assertLess(time.monotonic() - begin, 5)
            self.assertEqual(process.returncode, NAMED, err)
            self.assertEqual(valid("check", json.loads(out))["window"], {"end": "stopped", "asked": []})

    def test_a_probe_stops_too(self):
        with Server("no-greeting") as server:
            process = start("probe", "smtp", "--json", "--host", "smtp.mail.example", "--port",
                            str(server.ports["submission"]), "--connect-to", "127.0.0.1", "--security", "none")
            time.sleep(1.5)
            begin = time.monotonic()
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=30)
            self.assertLess(time.monotonic() - begin, 3)
        self.assertEqual(process.returncode, NAMED)
        self.assertEqual(valid("probe", json.loads(out))["evidence"][-1]["outcome"], "aborted")


if __name__ == "__main__":
    program.program = sys.argv.pop(1)
    unittest.main(verbosity=1)
