"""The barrier can be used again."""

from _scripts import scripts

scripts("""
barrier 2
A: wait, wait, wait
B: tick, wait, tick 2, wait, tick, wait
""")
