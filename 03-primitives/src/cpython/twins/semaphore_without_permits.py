"""A semaphore may begin with nothing."""

from _scripts import scripts

scripts("""
semaphore 0
A: acquire, tick
B: tick 2, release
""")
