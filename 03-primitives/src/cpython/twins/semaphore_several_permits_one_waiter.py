"""Several permits for one waiter and several newcomers."""

from _scripts import scripts

scripts("""
semaphore 0
A: hold
B: tick, release, release, release
C: tick, hold
D: tick, hold
""")
