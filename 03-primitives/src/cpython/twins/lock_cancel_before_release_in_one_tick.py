"""A waiter is cancelled just before the release."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, cancel B, release
B: hold
C: hold
""")
