"""Two of five go on at a time."""

from _scripts import scripts

scripts("""
semaphore 2
A: hold 2
B: hold 3
C: hold 1
D: hold 2
E: hold 1
""")
