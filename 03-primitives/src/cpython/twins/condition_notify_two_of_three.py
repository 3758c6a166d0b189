"""notify(2) wakes two."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: watch
D: tick 3, tell 2, tick 6, tell 2
""")
