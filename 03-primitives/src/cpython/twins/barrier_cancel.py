"""A cancelled task has not come."""

from _scripts import scripts

scripts("""
barrier 2
A: wait
B: tick 2, cancel A, tick 2, wait
C: tick 6, wait
""")
