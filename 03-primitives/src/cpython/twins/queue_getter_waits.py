"""A getter waits for an item."""

from _scripts import scripts

scripts("""
queue 0
A: get, tick
B: tick, put 7, tick
""")
