"""A wait that is cancelled in the line for the lock passes its notification on (gh-112202)."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: watch
D: tick 4, acquire, notify, tick 2, cancel A, tick 2, release, tick 4
""")
