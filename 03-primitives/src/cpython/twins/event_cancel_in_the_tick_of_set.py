"""A waiter is cancelled in the iteration of set."""

from _scripts import scripts

scripts("""
event
A: wait
B: wait
C: tick, set, cancel A
---
event
A: wait
B: wait
C: tick, cancel A, set
""")
