"""A reset sends away who waits."""

from _scripts import scripts

scripts("""
barrier 3
A: wait, wait
B: wait, wait
C: tick 3, reset, tick 4, wait
""")
