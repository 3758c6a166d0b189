"""A newcomer in the iteration of the release waits."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick 2, release
B: hold
C: tick 2, acquire, release
---
lock
C: tick 2, acquire, release
A: acquire, tick 2, release
B: hold
""")
