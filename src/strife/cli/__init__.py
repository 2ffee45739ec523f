"""The command line: a command for each verb, each a call of a library function; no logic of its own."""

from strife.cli.app import app, main

__all__ = ["app", "main"]
