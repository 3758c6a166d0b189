"""A waiter is cancelled one iteration after it was woken."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, release, tick, cancel B
B: hold 3
C: hold
""")
