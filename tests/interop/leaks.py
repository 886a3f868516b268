"""Finds a password in what a program left behind: on its own, or anywhere within a base64 text, as in AUTH PLAIN."""
import base64


def find(password, places):
    """The names of those places (a dict of name and bytes) in which the password can be read."""
    return [name for name, content in places.items() if any(shape in content for shape in shapes(password.encode()))]


def shapes(password):
    """The password, and its base64 for each place that it can have in a group of three bytes."""
    found = [password]
    for before in range(3):
        text = base64.b64encode(b"\0" * before + password)
        # The characters at both ends also depend on what stands beside the password.
        found.append(text[-(-before * 8 // 6):(before + len(password)) * 8 // 6])
    return found
