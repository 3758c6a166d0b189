"""A notified wait is cancelled in the line for the lock."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: tick 3, acquire, notify 2, tick, release
D: tick 3, hold 3
E: tick 6, cancel A
""")
