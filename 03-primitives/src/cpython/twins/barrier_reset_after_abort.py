"""A reset mends a broken barrier."""

from _scripts import scripts

scripts("""
barrier 2
A: wait, tick 4, wait
B: tick 2, abort, tick 3, reset, wait
""")
