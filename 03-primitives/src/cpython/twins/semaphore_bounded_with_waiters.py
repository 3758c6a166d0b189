"""A bounded semaphore hands permits to waiters."""

from _scripts import scripts

scripts("""
bounded 1
A: hold 2
B: hold
C: tick 2, cancel B, release
""")
