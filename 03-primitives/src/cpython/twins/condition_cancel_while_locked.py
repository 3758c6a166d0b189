"""A cancelled wait ends when it has the lock."""

from _scripts import scripts

scripts("""
condition
A: watch
C: tick 2, acquire, cancel A, tick 4, release, tick 2
""")
