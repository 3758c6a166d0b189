"""A wait for a permit ends by its limit."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, sleep 10, release
B: limit 5 acquire
C: limit 10 acquire, release
""")
