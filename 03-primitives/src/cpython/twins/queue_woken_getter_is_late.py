"""A woken getter finds nothing and waits again."""

from _scripts import scripts

scripts("""
queue 0
A: get
B: tick, put-now 1, get-now, tick 2, put-now 2
""")
