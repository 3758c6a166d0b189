"""One notification wakes the one that has waited longest."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: tick 2, tell, tick 5, tell
""")
