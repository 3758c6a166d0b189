"""Three wait for each other."""

from _scripts import scripts

scripts("""
barrier 3
A: wait
B: tick, wait
C: tick 2, wait
""")
