"""The program under test, and the schemas of what it prints."""

import json
import os
import pathlib
import signal
import subprocess
import sys

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "resources/schema"

program = None  # set by the main program


def environment(**more):
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
    env["LC_ALL"] = "C.UTF-8"
    # Not ours: QCA unloads its plug-ins at the end, and what their libraries still hold then looks leaked; its Cyrus
    # plug-in deletes with `delete` what it took with `new[]`.
    env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":detect_leaks=0:alloc_dealloc_mismatch=0"
    env.update(more)
    return env


def run(*arguments, stdin="", env=None, **more):
    """Runs the program to its end."""
    return subprocess.run([program, *arguments], input=stdin, capture_output=True, encoding="utf-8", timeout=120,
                          env=env or environment(), **more)


def start(*arguments, **more):
    """Starts the program and leaves it running."""
    return subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                            env=environment(), **more)


class Server:
    """The bundled server with one scenario, for the time of a `with`."""

    def __init__(self, scenario, *arguments):
        self.arguments = ["serve", "--scenario", scenario, "--json", *arguments]

    def __enter__(self):
        self.process = start(*self.arguments)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("no server: " + self.process.stderr.read())
        self.told = valid("listening", json.loads(line))
        self.ports = self.told["listening"]
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.out, self.err = self.process.communicate(timeout=30)


def strict(schema):
    """The schema, but with no key that it does not list: what is printed must be described."""
    if isinstance(schema, dict):
        made = {key: strict(value) for key, value in schema.items()}
        if "properties" in made and made.get("type") == "object":
            made.setdefault("additionalProperties", False)
        return made
    return [strict(value) for value in schema] if isinstance(schema, list) else schema


def _schemas():
    read = {}
    for path in SCHEMAS.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        read[path.name] = strict(schema)
    return read


def valid(name, value):
    """The value, after it was found to be as its schema says."""
    schemas = _schemas()
    schema = schemas[name + ".schema.json"]
    resolver = jsonschema.RefResolver(name + ".schema.json", schema, store=schemas)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(value)
    return value


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


if sys.flags.optimize:
    raise SystemExit("assertions are off")
