"""Set wakes all waiters in the next iteration."""

from _scripts import scripts

scripts("""
event
A: wait, tick
B: wait
C: wait, tick
D: tick, set, tick
""")
