"""A task is cancelled while all leave."""

from _scripts import scripts

scripts("""
barrier 2
A: wait, tick
B: tick, wait, cancel A
C: tick 6, wait
D: tick 7, wait
""")
