"""The search for passwords is worth something only if it finds one."""
import base64
import unittest

import leaks

PASSWORD = "Hato-0123456789abcdef"


class Leaks(unittest.TestCase):
    def test_the_password_itself_is_found(self):
        self.assertEqual(leaks.find(PASSWORD, {"log": b"PASS " + PASSWORD.encode(), "report": b"PASS ***"}), ["log"])

    def test_the_password_is_found_in_base64_wherever_it_stands(self):
        for before in range(6):
            for after in range(6):
                text = base64.b64encode(b"u" * before + PASSWORD.encode() + b"x" * after)
                with self.subTest(before=before, after=after):
                    self.assertEqual(leaks.find(PASSWORD, {"log": b"AUTH PLAIN " + text}), ["log"])

    def test_another_password_is_not_taken_for_it(self):
        other = base64.b64encode(b"\0taro\0Hato-fedcba9876543210")
        self.assertEqual(leaks.find(PASSWORD, {"log": other}), [])


if __name__ == "__main__":
    unittest.main()
