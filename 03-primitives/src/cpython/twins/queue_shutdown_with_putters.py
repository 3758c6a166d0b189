"""Putters that wait hear of the shutdown."""

from _scripts import scripts

scripts("""
queue 1
A: put 1, put 2
B: put 3
C: tick, shutdown, get, get
""")
