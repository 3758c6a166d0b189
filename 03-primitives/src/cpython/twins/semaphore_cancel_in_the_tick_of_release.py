"""A waiter is cancelled in the iteration in which it gets a permit (gh-90155)."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, tick, release, cancel B
B: hold
C: hold
""")
