"""A waiter is cancelled just before the release."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, tick, cancel B, release
B: hold
C: hold
""")
