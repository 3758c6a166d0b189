"""Semaphores. 60 random scripts."""

from _scripts import scripts

scripts("""
semaphore 1
A: tick 1, cancel C
B: hold 2
C: hold 1, hold 2
D: hold 1
---
semaphore 1
A: tick 2, hold 1, tick 3, cancel D
B: cancel E, tick 1, hold 1
C: hold 1, release, tick 2, hold 3
D: tick 1, hold 2, hold 2, tick 3, hold 1
E: release, acquire
---
semaphore 1
A: hold 2
B: tick 2, cancel E, acquire, hold 3
C: hold 1, hold 3
D: hold 2
E: tick 2, acquire, cancel A
---
semaphore 2
A: tick 2, hold 1, tick 3, hold 3, tick 1, cancel B
B: tick 3, hold 1, hold 2
C: tick 2, hold 2, tick 1, hold 3
D: tick 1, hold 1, cancel B
E: tick 2, release
---
semaphore 3
A: hold 1, hold 2
B: tick 2, acquire
C: tick 2, acquire, tick 2, acquire
---
semaphore 1
A: tick 1, hold 1
B: tick 2, hold 1, tick 2, hold 2, tick 3, release
C: cancel D, tick 2, cancel D
D: tick 3, acquire
---
semaphore 1
A: cancel C, cancel C
B: hold 3, hold 2, tick 2, acquire
C: tick 3, cancel A, hold 2, hold 1
D: tick 2, release, tick 1, acquire
---
semaphore 1
A: release
B: acquire
C: tick 1, hold 3, hold 3
---
semaphore 3
A: tick 1, acquire, tick 3, cancel D, hold 3
B: hold 1
C: hold 2, hold 1, tick 2, acquire
D: hold 2, tick 1, acquire
---
semaphore 3
A: tick 3, acquire, tick 1, acquire, cancel C
B: tick 3, acquire, hold 2
C: tick 2, cancel A
D: release, tick 3, hold 3
---
semaphore 2
A: hold 2, tick 1, release, tick 2, release
B: hold 1, cancel A
C: hold 3, acquire, tick 3, release
---
semaphore 2
A: tick 2, acquire, tick 3, release, tick 3, hold 1
B: tick 2, cancel C
C: release
D: release, hold 2, hold 2
E: hold 2, tick 1, release
---
semaphore 2
A: hold 3
B: release, tick 2, hold 1, cancel A
C: tick 3, hold 3, hold 2, tick 2, hold 2
---
semaphore 3
A: acquire, acquire, tick 3, hold 2
B: hold 1
C: tick 2, cancel D, tick 3, release
D: acquire
E: hold 3, tick 3, hold 2, acquire
---
semaphore 1
A: tick 1, hold 2
B: acquire
C: release, tick 3, release, hold 1
---
semaphore 1
A: tick 3, hold 1, hold 3
B: tick 2, hold 3, hold 3, tick 1, release
C: tick 2, release, hold 1, acquire
---
semaphore 2
A: tick 3, hold 3
B: tick 2, acquire, hold 2
C: tick 1, cancel A, tick 3, hold 1
---
semaphore 1
A: tick 3, release
B: hold 2, tick 1, cancel C, release
C: acquire
---
semaphore 2
A: acquire, tick 3, hold 3, tick 2, cancel D
B: hold 1, hold 1, cancel A
C: acquire, tick 1, hold 1, acquire
D: tick 3, cancel A, hold 2, tick 3, hold 3
---
semaphore 3
A: tick 1, hold 3
B: tick 1, hold 1, tick 3, hold 2, cancel C
C: acquire, tick 2, acquire
---
semaphore 2
A: tick 3, release, hold 1, tick 1, acquire
B: acquire
C: hold 2, tick 3, acquire
---
semaphore 1
A: tick 2, release, tick 3, hold 3
B: release
C: tick 1, hold 3
D: cancel A, acquire
---
semaphore 3
A: acquire
B: tick 1, hold 1
C: hold 2
D: cancel A, hold 3, hold 3
---
semaphore 1
A: hold 1
B: hold 3, release, hold 1
C: hold 1
D: cancel C
E: tick 1, cancel D, tick 3, hold 2, acquire
---
semaphore 2
A: acquire, tick 1, hold 1, tick 1, hold 1
B: tick 3, cancel C, cancel A, tick 3, hold 2
C: tick 2, hold 1
D: cancel B, acquire, hold 3
---
semaphore 1
A: tick 2, release, hold 2
B: hold 3, tick 2, cancel C
C: release, tick 3, hold 2
---
semaphore 3
A: tick 2, release
B: hold 3, tick 3, acquire, tick 1, hold 3
C: tick 2, hold 1, release, tick 3, hold 3
---
semaphore 3
A: hold 2, tick 1, release, hold 3
B: tick 1, acquire
C: cancel B
D: release
E: hold 3, hold 3, tick 1, release
---
semaphore 2
A: hold 2
B: tick 2, hold 3, release
C: hold 2
D: hold 2
E: tick 1, hold 1, acquire
---
semaphore 1
A: cancel B
B: cancel D
C: hold 1
D: release, hold 1, tick 1, hold 3
---
semaphore 3
A: tick 1, hold 3, acquire, tick 2, hold 3
B: hold 1, hold 3, hold 3
C: hold 2
D: tick 1, hold 3, tick 2, release
E: tick 2, release
---
semaphore 3
A: hold 3, hold 2, cancel E
B: tick 2, hold 1
C: cancel B, tick 2, release
D: tick 1, hold 2, hold 3, tick 2, hold 2
E: tick 1, release
---
semaphore 3
A: hold 1, tick 1, hold 3, cancel E
B: tick 1, hold 3, tick 1, hold 1
C: hold 2, tick 2, hold 3
D: tick 3, release, tick 1, hold 1
E: tick 2, release, tick 3, release
---
semaphore 1
A: tick 1, hold 2
B: tick 1, hold 2
C: acquire, tick 3, acquire
D: acquire, cancel A
---
semaphore 2
A: tick 3, hold 3, hold 1, tick 2, release
B: hold 2, release
C: tick 1, cancel D, tick 3, acquire, tick 3, hold 2
D: hold 2, tick 2, hold 3, acquire
---
semaphore 3
A: tick 2, hold 2
B: cancel D, acquire, hold 2
C: tick 3, acquire, hold 3, tick 3, acquire
D: hold 3, hold 2, tick 1, release
---
semaphore 1
A: hold 2, acquire
B: tick 2, hold 3, hold 3
C: hold 2
---
semaphore 1
A: tick 1, hold 1, release, hold 1
B: hold 2, tick 2, release
C: cancel A, tick 2, hold 1, cancel A
D: hold 1, hold 2
E: hold 3, hold 1
---
semaphore 2
A: acquire, acquire, tick 1, hold 1
B: acquire, tick 2, release, tick 3, hold 3
C: tick 2, hold 3, cancel D
D: tick 1, cancel A, hold 3
E: tick 1, release, release, release
---
semaphore 3
A: tick 2, hold 1
B: hold 3, hold 2, hold 1
C: tick 2, acquire, tick 3, hold 1, tick 3, hold 3
D: cancel B, acquire
E: hold 2
---
semaphore 1
A: tick 3, release, hold 1, hold 3
B: tick 3, acquire, tick 2, hold 2, hold 1
C: cancel B, release
---
semaphore 2
A: tick 3, hold 2, tick 1, hold 3
B: acquire
C: tick 1, cancel E
D: tick 3, hold 3, tick 3, hold 1
E: tick 2, hold 2, hold 3
---
semaphore 3
A: tick 1, hold 3, tick 2, release, tick 3, hold 1
B: tick 2, acquire, tick 2, hold 2, tick 3, release
C: tick 2, hold 2
D: cancel E
E: tick 1, release, hold 2
---
semaphore 3
A: hold 2
B: hold 3, release, tick 2, hold 2
C: tick 2, hold 1
D: tick 1, release, tick 3, cancel C
E: tick 1, acquire, tick 2, hold 2, hold 1
---
semaphore 1
A: tick 3, release, tick 3, hold 1
B: acquire, tick 2, hold 2
C: cancel B, hold 3, tick 2, release
D: tick 3, cancel C, release
---
semaphore 3
A: hold 2, tick 2, cancel E, tick 2, release
B: tick 2, acquire, tick 2, hold 1, tick 2, release
C: tick 2, acquire, tick 3, release
D: hold 2, tick 2, hold 3
E: tick 3, hold 1, acquire
---
semaphore 1
A: tick 2, hold 1, hold 3, hold 3
B: hold 1, tick 3, cancel C
C: hold 3, cancel B, tick 3, cancel B
D: hold 2, hold 3, acquire
---
semaphore 3
A: tick 2, hold 1, tick 3, hold 3, tick 3, hold 2
B: release
C: release
D: cancel E, tick 2, hold 1
E: tick 2, acquire
---
semaphore 3
A: tick 3, hold 3, tick 1, cancel C, hold 3
B: tick 1, hold 3
C: tick 2, cancel B
---
semaphore 2
A: cancel B
B: tick 3, release, tick 1, cancel C
C: acquire, tick 3, hold 3, hold 3
D: release, tick 3, release, tick 3, hold 2
---
semaphore 2
A: tick 1, acquire, tick 3, release, tick 3, release
B: tick 3, release, tick 2, hold 2
C: tick 2, release
D: tick 3, hold 3
E: release
---
semaphore 2
A: hold 3
B: cancel A, hold 2, hold 1
C: tick 2, cancel A
---
semaphore 1
A: tick 3, hold 2, tick 2, cancel B
B: release, acquire
C: tick 3, hold 2
D: acquire, hold 2, tick 2, hold 2
E: cancel B
---
semaphore 2
A: tick 2, hold 2
B: tick 1, acquire
C: cancel A, tick 3, release, hold 2
D: release, tick 1, cancel C
---
semaphore 1
A: hold 1, hold 2
B: hold 1, tick 3, hold 3
C: tick 1, release, hold 2, tick 2, acquire
---
semaphore 1
A: tick 2, hold 1
B: tick 2, cancel C, cancel A
C: cancel D, cancel A, acquire
D: release, hold 3
---
semaphore 3
A: tick 1, cancel E, tick 3, acquire
B: cancel A, hold 1, tick 1, release
C: tick 2, release, hold 2, tick 1, hold 1
D: tick 2, hold 3, tick 2, hold 1
E: tick 3, acquire, tick 1, hold 1, tick 3, acquire
---
semaphore 1
A: tick 1, acquire, hold 3
B: tick 2, cancel C, tick 2, release, tick 3, hold 2
C: acquire, acquire, cancel A
---
semaphore 2
A: acquire, hold 1, tick 3, cancel C
B: tick 2, release, release, tick 3, acquire
C: tick 2, release, hold 2
D: tick 1, acquire, tick 2, hold 1, cancel B
---
semaphore 2
A: hold 2
B: hold 2
C: tick 3, cancel B, cancel A
""")
