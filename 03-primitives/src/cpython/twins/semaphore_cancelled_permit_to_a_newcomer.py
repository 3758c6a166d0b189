"""A newcomer behind a cancelled waiter gets the permit."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, tick, release, cancel B, acquire, release
B: hold
""")
