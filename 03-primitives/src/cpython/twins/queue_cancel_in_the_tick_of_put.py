"""A getter is cancelled in the iteration in which it is woken."""

from _scripts import scripts

scripts("""
queue 0
A: get
B: get
C: tick, put 1, cancel A
---
queue 0
A: get
B: get
C: tick, cancel A, put 1
""")
