"""A wait is cancelled while the lock is free."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: tick 3, cancel A, tick 3, tell
""")
