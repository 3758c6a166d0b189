"""A woken getter is cancelled, and its item is gone."""

from _scripts import scripts

scripts("""
queue 0
A: get
B: get
C: tick, put-now 1, get-now, cancel A, tick 3, put-now 2
""")
