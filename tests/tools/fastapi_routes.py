#!/usr/bin/env python3
"""Imports the FastAPI counterparts of our routes and prints which routes each declares, as JSON.

What they use besides FastAPI (an ORM, Redis, …) need not be installed: a stand-in that takes everything is in its place.
Exits with 77 where FastAPI itself is not there.
"""
import importlib.abc
import importlib.machinery
import importlib.util
import json
import sys
import types
from pathlib import Path


OTHERS = {"apscheduler", "arq", "asyncpg", "brotli", "httpx", "jwt", "passlib", "prometheus_client", "redis", "tortoise"}


class StandIn(types.ModuleType):
    """Any attribute, any call, also as a base class and as an exception."""

    __path__: list = []

    def __init__(self, name="anything"):
        super().__init__(name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("Error"):
            return type(name, (Exception,), {})
        return StandIn(name)

    def __call__(self, *args, **kwargs):
        return StandIn()

    def __mro_entries__(self, bases):
        return ()

    def __getitem__(self, key):
        return StandIn()


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes first, and finds those alone."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in OTHERS:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        pass


def routes_of(path: Path):
    spec = importlib.util.spec_from_file_location(f"counterpart_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = []
    for route in module.app.routes:
        methods = getattr(route, "methods", None)
        path = route.path.replace(":path}", "}")
        if methods:
            found += [f"{method} {path}" for method in sorted(methods)]
        elif type(route).__name__ == "Mount":
            found.append(f"MOUNT {path}")
        else:
            found.append(f"WEBSOCKET {path}")
    return sorted(found)


def main():
    try:
        import fastapi  # noqa: F401
        import fastapi.dependencies.utils as utils
    except ImportError:
        sys.exit(77)
    # Forms are declared, not parsed, here: python-multipart is not asked for.
    utils.check_file_field = lambda field: None
    sys.meta_path.insert(0, Finder())
    print(json.dumps({Path(name).stem: routes_of(Path(name)) for name in sys.argv[1:]}))


main()
