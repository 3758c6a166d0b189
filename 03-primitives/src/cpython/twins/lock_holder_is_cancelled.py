"""The one who holds the lock is cancelled."""

from _scripts import scripts

scripts("""
lock
A: hold 5
B: hold
C: tick 2, cancel A
""")
