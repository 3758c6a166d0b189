"""A woken putter finds no room and waits again."""

from _scripts import scripts

scripts("""
queue 1
A: put 1, put 2
B: tick, get-now, put-now 3, tick 2, get-now
""")
