"""Waiters get the lock in the order of their coming."""

from _scripts import scripts

scripts("""
lock
A: hold 2
B: hold
C: hold 3
D: hold
""")
