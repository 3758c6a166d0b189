"""A wait that is cancelled four times ends when it has the lock."""

from _scripts import scripts

scripts("""
condition
A: watch
C: tick 2, acquire, cancel A, tick 2, cancel A, tick 2, cancel A, tick, cancel A, tick 2, release, tick 2
""")
