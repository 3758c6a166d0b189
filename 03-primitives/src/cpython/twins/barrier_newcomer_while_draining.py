"""A newcomer waits until the others have left."""

from _scripts import scripts

scripts("""
barrier 2
A: wait
B: wait
C: tick 2, wait
D: tick 3, wait
""")
