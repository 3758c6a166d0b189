"""A waiter is cancelled while the lock is held."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick 3, release
B: hold
C: hold
D: tick, cancel B
""")
