"""Locks. 60 random scripts."""

from _scripts import scripts

scripts("""
lock
A: tick 2, hold 1
B: tick 1, release, tick 2, hold 2
C: acquire, tick 3, hold 3
D: acquire
E: tick 3, hold 1, hold 2
---
lock
A: tick 2, acquire
B: tick 1, acquire, tick 2, release
C: hold 2, acquire
D: hold 3
E: tick 3, hold 3, release
---
lock
A: tick 2, hold 2, tick 1, acquire, cancel C
B: tick 3, cancel C, release
C: cancel A
D: tick 1, cancel C, tick 3, cancel A, acquire
E: hold 1, hold 1, tick 3, acquire
---
lock
A: cancel D, acquire
B: cancel C
C: hold 2, cancel D, tick 2, hold 3
D: hold 1, acquire
E: cancel A, tick 3, release
---
lock
A: hold 1, tick 1, release, cancel B
B: tick 3, hold 2, tick 1, hold 2
C: hold 3
---
lock
A: hold 2, tick 2, cancel E, tick 1, cancel D
B: hold 2, acquire
C: tick 2, cancel A, hold 1, hold 2
D: cancel B, release, tick 3, acquire
E: hold 2, hold 3, tick 1, hold 3
---
lock
A: hold 2
B: tick 3, release, tick 1, hold 1
C: tick 3, hold 3, acquire, tick 1, cancel A
D: release, tick 1, acquire, tick 3, release
---
lock
A: acquire, tick 2, hold 1
B: tick 2, hold 2, tick 2, release, tick 3, acquire
C: tick 1, cancel A, tick 3, hold 1, hold 2
---
lock
A: tick 3, hold 1, release
B: acquire
C: tick 2, hold 1
D: tick 3, hold 2
---
lock
A: tick 1, acquire, hold 2, acquire
B: tick 1, cancel C
C: hold 3, tick 1, hold 2
---
lock
A: tick 1, cancel B, tick 3, release, hold 2
B: acquire, tick 2, hold 3
C: hold 1, tick 2, hold 1
---
lock
A: tick 2, hold 2, acquire
B: hold 1
C: tick 2, release, hold 1, tick 1, hold 1
D: tick 3, hold 2, tick 1, release
---
lock
A: tick 3, hold 1
B: tick 3, hold 2, acquire
C: tick 1, hold 1
D: hold 2, tick 3, hold 3
---
lock
A: cancel C, hold 1
B: hold 3, hold 1
C: tick 3, hold 2
D: hold 1, hold 3, hold 2
---
lock
A: tick 3, cancel B, hold 2
B: cancel C, tick 3, acquire, tick 2, cancel A
C: tick 3, hold 2
---
lock
A: tick 1, hold 3
B: tick 2, hold 1, tick 1, cancel E, tick 3, hold 2
C: acquire, tick 2, cancel B
D: cancel B, hold 3, release
E: tick 1, release, acquire
---
lock
A: tick 2, hold 2, tick 3, acquire, release
B: hold 1, acquire, tick 1, hold 1
C: release, hold 2, release
---
lock
A: acquire
B: acquire
C: tick 3, release, hold 1
D: release, hold 2, hold 2
E: cancel B, cancel B
---
lock
A: cancel C
B: tick 3, hold 2, tick 1, acquire, tick 1, acquire
C: release
---
lock
A: tick 1, hold 2
B: hold 3, tick 1, release
C: tick 1, hold 2, hold 3, hold 2
D: hold 3
---
lock
A: tick 3, release, hold 3, cancel D
B: tick 2, hold 1, hold 2
C: release, cancel A
D: cancel B, hold 3
E: release, cancel D, release
---
lock
A: tick 1, cancel C
B: cancel E, hold 3, release
C: hold 2, hold 3, tick 3, hold 3
D: hold 3, cancel C, tick 2, hold 3
E: tick 2, cancel C, tick 1, cancel B, tick 3, hold 3
---
lock
A: tick 1, hold 3, acquire
B: tick 3, release
C: tick 3, hold 3, hold 1, tick 3, hold 1
---
lock
A: acquire, hold 2, release
B: hold 2, hold 2, hold 2
C: tick 3, hold 3, tick 3, release, tick 2, hold 3
D: tick 3, hold 1
---
lock
A: acquire, tick 2, release
B: tick 1, acquire, tick 2, release
C: hold 1, release
D: tick 2, hold 1
E: tick 3, hold 1
---
lock
A: hold 2, release, tick 3, acquire
B: hold 3, tick 2, hold 1
C: cancel A, tick 3, hold 2
---
lock
A: tick 2, release, tick 1, acquire
B: hold 1
C: hold 2, tick 3, hold 1
---
lock
A: cancel B
B: tick 1, hold 3, hold 2, tick 1, hold 1
C: hold 1, tick 1, hold 2, cancel A
---
lock
A: cancel D, hold 3
B: hold 3
C: tick 3, hold 2, acquire, hold 2
D: hold 3, cancel A, release
E: hold 1
---
lock
A: tick 1, cancel B
B: tick 2, cancel C, hold 1, cancel A
C: cancel A, tick 2, hold 1, tick 2, hold 2
---
lock
A: tick 2, hold 3, tick 2, hold 3
B: acquire
C: hold 3, tick 1, acquire
D: cancel A, tick 2, hold 3, tick 2, cancel C
E: tick 2, acquire
---
lock
A: tick 3, hold 2, release
B: tick 2, acquire
C: hold 2, tick 2, cancel B, release
D: acquire
---
lock
A: cancel C, release, hold 2
B: tick 3, hold 2, hold 3, tick 1, hold 1
C: tick 2, hold 1, release, hold 3
---
lock
A: hold 3, tick 1, release
B: release
C: cancel A, tick 1, cancel B, tick 1, acquire
---
lock
A: hold 3, hold 2, tick 3, hold 2
B: cancel D, hold 2, acquire
C: tick 2, cancel A, hold 1, release
D: tick 2, acquire
---
lock
A: acquire, tick 3, hold 3, tick 1, cancel D
B: cancel C, hold 2, tick 2, cancel A
C: release, tick 1, release
D: tick 2, hold 2
E: release, tick 1, cancel C
---
lock
A: tick 1, cancel B
B: hold 1, tick 3, hold 2
C: tick 2, release, cancel B
D: hold 3, tick 1, cancel C
---
lock
A: tick 2, hold 3
B: tick 3, cancel A
C: tick 1, hold 1
---
lock
A: hold 1, hold 3
B: release, tick 2, hold 3
C: hold 1, tick 2, hold 2, hold 3
D: hold 3, tick 3, hold 1
E: tick 3, hold 3
---
lock
A: acquire, tick 2, acquire, hold 1
B: tick 3, release, hold 1, cancel C
C: tick 3, hold 3
D: tick 1, cancel A
---
lock
A: acquire, hold 3, tick 2, acquire
B: hold 2, tick 2, hold 2
C: tick 3, cancel B, hold 3, tick 1, release
D: tick 3, acquire
E: release
---
lock
A: tick 1, cancel C, tick 1, hold 3, release
B: tick 1, hold 3, tick 3, hold 3, release
C: hold 1, tick 3, hold 3
D: hold 3
---
lock
A: release, tick 1, hold 1, hold 2
B: release
C: hold 1, tick 2, hold 2
D: tick 1, hold 2, cancel B, release
---
lock
A: hold 1, tick 3, hold 1
B: hold 3, tick 3, hold 2, acquire
C: tick 2, acquire, hold 1
D: hold 1, tick 2, hold 1, tick 3, hold 3
E: tick 1, acquire, cancel A
---
lock
A: hold 3, release, tick 2, acquire
B: tick 1, release, tick 1, acquire
C: hold 2, hold 1
D: tick 3, cancel E, tick 3, hold 2
E: acquire, acquire, tick 3, release
---
lock
A: cancel D
B: tick 2, hold 2, tick 1, hold 1
C: release, hold 1, acquire
D: tick 3, acquire, tick 2, release
---
lock
A: hold 3
B: hold 1
C: tick 3, cancel D, tick 2, hold 3
D: tick 3, hold 2, hold 3
E: hold 2
---
lock
A: tick 2, release, tick 3, release, hold 2
B: release, hold 2
C: hold 2
D: tick 3, release, tick 3, cancel E
E: release, tick 1, cancel D, tick 2, acquire
---
lock
A: tick 1, cancel C
B: tick 2, hold 1, release, tick 3, hold 1
C: tick 3, hold 1
---
lock
A: cancel B, hold 2, tick 3, release
B: hold 3
C: hold 2
D: tick 1, hold 2, acquire, release
E: release, tick 2, hold 1, hold 3
---
lock
A: hold 3, tick 1, hold 3, tick 3, hold 2
B: tick 3, hold 3, release
C: tick 3, release, cancel A, tick 1, release
---
lock
A: hold 2, hold 3
B: hold 2, tick 2, hold 2, tick 1, hold 3
C: tick 3, hold 1
D: tick 2, acquire, release, tick 2, acquire
---
lock
A: hold 3
B: tick 3, release
C: cancel E, acquire
D: acquire, tick 1, hold 2, release
E: hold 3, hold 2
---
lock
A: hold 1, hold 1, hold 2
B: tick 2, acquire, cancel C, tick 1, hold 2
C: hold 1, release, tick 3, release
D: tick 2, hold 3, release
---
lock
A: tick 1, hold 3, tick 2, hold 3, acquire
B: tick 3, hold 3, acquire
C: tick 2, hold 3, cancel A
D: tick 1, hold 3
E: hold 2, acquire
---
lock
A: hold 3
B: cancel A, acquire
C: tick 2, cancel B, release, hold 2
---
lock
A: hold 1, tick 3, hold 2, tick 2, hold 3
B: acquire, cancel C, cancel A
C: tick 3, hold 2, hold 1
---
lock
A: tick 3, hold 2, hold 3, hold 3
B: hold 2
C: tick 1, hold 3, cancel A, cancel B
---
lock
A: tick 3, hold 1, tick 2, hold 3
B: cancel C, tick 3, hold 3, tick 2, hold 3
C: tick 3, acquire, hold 1
---
lock
A: hold 2
B: tick 2, hold 1, tick 3, release, tick 1, acquire
C: tick 2, hold 3, tick 2, acquire, tick 2, hold 3
D: tick 3, release, hold 3
""")
