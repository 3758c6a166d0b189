"""A waiter is cancelled in the iteration in which it is woken (bpo-27585)."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, release, cancel B
B: hold
C: hold
""")
