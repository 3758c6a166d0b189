"""The notification of a cancelled wait goes to another (gh-112202)."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: tick 2, acquire, notify, cancel A, release
---
condition
A: watch
B: watch
C: tick 2, acquire, cancel A, notify, release
""")
