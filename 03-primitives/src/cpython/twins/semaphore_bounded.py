"""A bounded semaphore refuses a release too many."""

from _scripts import scripts

scripts("""
bounded 2
A: release, acquire, release, release
B: tick, hold
""")
