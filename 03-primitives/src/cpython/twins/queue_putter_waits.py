"""A putter waits for room."""

from _scripts import scripts

scripts("""
queue 1
A: put 1, put 2, put 3
B: tick 2, get, tick, get, get
""")
