"""Whoever releases and asks again waits behind the others."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, release, acquire, release
B: hold
""")
