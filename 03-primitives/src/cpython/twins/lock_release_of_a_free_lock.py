"""Releasing a free lock is an error."""

from _scripts import scripts

scripts("""
lock
A: release, acquire, release, release
""")
