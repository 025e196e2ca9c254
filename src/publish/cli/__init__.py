"""The command line: parse, call jobs, show, exit."""

from publish.cli.app import app, main

__all__ = ["app", "main"]
