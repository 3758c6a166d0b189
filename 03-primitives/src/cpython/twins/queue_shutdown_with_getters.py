"""Getters that wait hear of the shutdown."""

from _scripts import scripts

scripts("""
queue 0
A: get
B: get
C: tick, shutdown, put 1
""")
