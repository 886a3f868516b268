#!/usr/bin/python3
"""walk.py PROGRAM ja|en: goes through every door of the wizard as a screen reader does: by the names and roles of the accessibility
tree (AT-SPI) alone, on a screen that nobody sees. No coordinates, no keys, no knowledge of the widgets.

Exit status 77: this machine lacks what it needs; the reason is named."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATIENCE = 60  # s; a build with sanitizers on a busy machine


def skip(why):
    print(f"not checked: {why}")
    sys.exit(77)


try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    skip("needs python3-gi and gir1.2-atspi-2.0")


# ---- the outside: a screen, a bus

def outside(program, language):
    for tool, package in (("Xvfb", "xvfb"), ("dbus-run-session", "dbus-daemon")):
        if not shutil.which(tool):
            skip(f"needs {tool} ({package})")
    if not any(pathlib.Path(folder, "org.a11y.Bus.service").exists() for folder in
               ("/usr/share/dbus-1/services", "/usr/local/share/dbus-1/services")):
        skip("needs at-spi2-core")
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        read, write = os.pipe()
        screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
                                  pass_fds=[write], stderr=subprocess.DEVNULL)
        stack.callback(screen.wait)
        stack.callback(screen.terminate)
        os.close(write)
        with os.fdopen(read) as number:
            display = number.readline().strip()
        if not display:
            skip("Xvfb does not start here")
        environment = dict(os.environ, DISPLAY=f":{display}", HOME=home, XDG_RUNTIME_DIR=home, XDG_CONFIG_HOME=home,
                           XDG_CACHE_HOME=home, XDG_DATA_HOME=home, QT_QPA_PLATFORM="xcb", QT_ACCESSIBILITY="1",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LC_ALL="C.UTF-8", GIO_USE_VFS="local", GSETTINGS_BACKEND="memory")
        environment.pop("WAYLAND_DISPLAY", None)
        return subprocess.call(["dbus-run-session", "--", "/usr/bin/python3", "-B", "-W", "ignore", __file__, "--inside", program, language],
                               env=environment)


# ---- what the program says, in that language

class Words:
    """English source text -> what the window says. Mnemonics apart, one text may be said in several ways."""

    def __init__(self, language):
        self.said = {}
        if language == "ja":
            for message in xml.etree.ElementTree.parse(ROOT / "translations/todoku_ja.ts").iter("message"):
                self.said.setdefault(message.findtext("source").replace("&", ""), []).append(
                    message.findtext("translation").replace("&", ""))

    def all(self, english):
        return self.said[english] if self.said else [english]

    def __call__(self, english):
        return self.all(english)[0]


# ---- the tree

class Fault(Exception):
    pass


def everything(thing):
    """All below it that is in sight, it included."""
    try:
        if thing is None or not thing.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield thing
        for i in range(thing.get_child_count()):
            yield from everything(thing.get_child_at_index(i))
    except gi.repository.GLib.Error:
        return  # gone while it was looked at


def said(thing):
    try:
        return f"{thing.get_role_name()} {thing.get_name()!r}"
    except gi.repository.GLib.Error:
        return "(gone)"


class Window:
    def __init__(self, process, words):
        self.process = process
        self.words = words
        self.desktop = Atspi.get_desktop(0)
        self.desktop.set_cache_mask(Atspi.Cache.NONE)
        self.steps = 0

    def until(self, what, test):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Fault(f"the program has ended with {self.process.returncode} while waiting for {what}")
            found = test()
            if found:
                return found
            time.sleep(0.05)
        tree = "\n".join("    " + said(thing) for thing in self.things())
        raise Fault(f"there is no {what}; in sight:\n{tree}")

    def things(self):
        for i in range(self.desktop.get_child_count()):
            program = self.desktop.get_child_at_index(i)
            if program is not None and program.get_name() == "todoku":
                for j in range(program.get_child_count()):
                    yield from everything(program.get_child_at_index(j))

    def find(self, role, english, exact=True):
        names = self.words.all(english)

        def look():
            for thing in self.things():
                with contextlib.suppress(gi.repository.GLib.Error):
                    its = thing.get_name()
                    if thing.get_role_name() == role and any(its == name if exact else name in its for name in names):
                        return thing
            return None
        return self.until(f"{role} {names}", look)

    def press(self, english, role="push button"):
        button = self.find(role, english)
        action = button
        names = [Atspi.Action.get_action_name(action, i) for i in range(Atspi.Action.get_n_actions(action))]
        if "Press" not in names:
            raise Fault(f"{said(button)} cannot be pressed, only: {names}")
        Atspi.Action.do_action(action, names.index("Press"))
        self.steps += 1

    def type(self, english, text):
        field = self.find("text", english)
        Atspi.EditableText.set_text_contents(field, text)
        self.steps += 1

    def page(self, english):
        """That page is in sight: the window bears its name, and whatever can have the focus has a name."""
        self.find("frame", english, exact=False)
        self.steps += 1
        for thing in self.things():
            with contextlib.suppress(gi.repository.GLib.Error):
                states = thing.get_state_set()
                if states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING) and \
                        not thing.get_name().strip() and thing.get_role_name() not in ("frame", "filler", "panel", "viewport"):
                    raise Fault(f"on the page {english!r}, a {thing.get_role_name()} has no name")

    def named(self, part, role=None):
        """Something in sight whose name holds these very words."""
        def look():
            for thing in self.things():
                with contextlib.suppress(gi.repository.GLib.Error):
                    if part in thing.get_name() and role in (None, thing.get_role_name()):
                        return thing
            return None
        return self.until(f"thing that says {part!r}", look)


# ---- the doors

FIRST = "Find out why mail cannot be sent"


def live_check(w):
    w.page(FIRST)
    w.press("Start check")
    w.page("Result")
    picture = w.find("image", "The way of a mail, and where it stops")
    for place in ("smtp", "This computer" if not w.words.said else "このパソコン"):
        if place not in picture.get_description():
            raise Fault(f"the picture's description does not name {place}: {picture.get_description()!r}")
    w.named("Settings for your mail program" if not w.words.said else w.words("Settings for your mail program"))
    w.press("Save or copy the result")
    w.page("Save or copy the result")
    w.press("Copy the report")
    w.named(w.words("Copied"))
    w.press("Back")
    w.page("Result")


def read_aloud(w):
    w.press("Read the settings aloud…")
    w.page("Settings to read aloud")
    w.named("smtp.")
    w.named("Sierra" if not w.words.said else "エス")
    w.press("Next value")
    w.press("Copy this value")
    w.press("Back")
    w.page("Result")
    w.press("Check again")
    w.page(FIRST)


def message(w):
    w.press("I have an error message or a returned mail")
    w.page("What a message means")
    w.type("Error message or returned mail", "552 5.2.2 Mailbox full")
    w.press("Explain")
    w.page("What it means")
    w.named(w.words("What to do"))
    w.press("Another message")
    w.page("What a message means")
    w.press("Back")
    w.page(FIRST)


def draft(w):
    w.press("Check a message before I send it")
    w.page("Check a message before it is sent")
    w.type("Message", "To: noreply@example.com\nSubject: Hello\n\nHow are you?\n")
    w.press("Check the message")
    w.page("What recipients may refuse")
    w.named(w.words("Sometimes refused"))
    w.named("noreply@example.com")
    w.press("Another message")
    w.page("Check a message before it is sent")
    w.press("Back")
    w.page(FIRST)


def call(w):
    w.press("I am helping somebody on the phone")
    w.page("Helping on the phone")
    w.named(w.words("Question %1").replace("%1", "1"))
    w.type("Words or number of an error, or a result code, as the caller reads it out", "550 5.1.1")
    w.press("Use these words")
    w.named("550 5.1.1")
    w.press("Back")  # takes it back
    w.named(w.words("Question %1").replace("%1", "1"))
    w.press("First page")
    w.page(FIRST)


def inspection(w):
    w.press("Look at this computer's mail programs")
    w.page("Mail programs on this computer")
    w.named(w.words("No account of a mail program was found in the usual places."))
    w.press("Back")
    w.page(FIRST)


def practice(w):
    w.press("Practise offline")
    w.page("Practise offline")
    w.press("Start the exercise")
    w.page("Exercise")
    w.press("Run the check")
    w.named(w.words("The check names what was acted out"))
    w.press("See the result")
    w.page("Result")
    w.press("Another exercise")
    w.page("Practise offline")
    w.press("Back")
    w.page(FIRST)


def about(w):
    w.press("About Todoku")
    w.find("dialog", "About Todoku")
    w.press("Copy the versions")
    w.named(w.words("Copied"))
    w.press("Close")
    w.until("window without the dialog",
            lambda: not any(thing.get_role_name() == "dialog" for thing in w.things()))
    w.page(FIRST)


def inside(program, language):
    spoken = pathlib.Path(os.environ["HOME"], "stderr")
    process = subprocess.Popen([program, "--demo", "--lang", language], stderr=spoken.open("w"))
    window = Window(process, Words(language))
    try:
        for door in (live_check, read_aloud, message, draft, call, inspection, practice, about):
            begun = time.monotonic()
            before = window.steps
            door(window)
            print(f"{language} {door.__name__}: {window.steps - before} steps, {time.monotonic() - begun:.1f} s", flush=True)
    except Fault as fault:
        print(f"{language} {door.__name__}: {fault}\n{spoken.read_text(errors='replace')[-4000:]}")
        return 1
    finally:
        process.terminate()
        process.wait()
    return 0


if len(sys.argv) == 4 and sys.argv[1] == "--inside":
    sys.exit(inside(*sys.argv[2:]))
if len(sys.argv) != 3:
    sys.exit(__doc__)
sys.exit(outside(*sys.argv[1:]))
