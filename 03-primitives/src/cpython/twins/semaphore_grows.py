"""A semaphore takes more permits than it began with."""

from _scripts import scripts

scripts("""
semaphore 1
A: release, release, acquire, acquire, acquire
B: tick 2, acquire
C: tick 4, release
""")
