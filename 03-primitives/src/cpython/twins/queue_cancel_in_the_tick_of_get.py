"""A putter is cancelled in the iteration in which it is woken."""

from _scripts import scripts

scripts("""
queue 1
A: put 1, put 2
B: tick, put 3
C: tick 2, get, cancel A
---
queue 1
A: put 1, put 2
B: tick, put 3
C: tick 2, cancel A, get
""")
