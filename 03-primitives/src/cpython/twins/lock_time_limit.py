"""A wait for the lock ends by its limit."""

from _scripts import scripts

scripts("""
lock
A: acquire, sleep 10, release
B: limit 5 acquire, tick
C: limit 20 acquire, release
---
lock
A: acquire, sleep 10, release
B: limit 10 acquire, release
C: limit 10 acquire, release
""")
