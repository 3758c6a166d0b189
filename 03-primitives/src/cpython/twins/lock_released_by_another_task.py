"""Anybody may release a lock."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick
B: acquire, release
C: tick 2, release
""")
