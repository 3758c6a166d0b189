"""Barriers. 60 random scripts."""

from _scripts import scripts

scripts("""
barrier 3
A: abort, abort
B: wait, abort, tick 1, reset
C: tick 1, wait
D: cancel A, wait
E: tick 2, wait, wait
---
barrier 2
A: tick 1, cancel C, tick 1, abort, wait
B: wait, tick 3, cancel A
C: tick 2, wait
---
barrier 3
A: tick 2, wait
B: cancel A, tick 2, reset, wait
C: tick 2, reset, wait
---
barrier 2
A: tick 2, reset
B: tick 3, cancel C
C: tick 1, wait
D: tick 1, wait, abort, wait
---
barrier 3
A: cancel D
B: tick 2, abort, tick 3, wait
C: wait, tick 3, wait, tick 2, cancel A
D: wait, tick 3, reset
---
barrier 3
A: tick 3, reset
B: tick 3, wait, cancel C, wait
C: wait
D: wait, wait, wait
---
barrier 2
A: tick 2, wait, tick 2, wait
B: tick 3, wait, tick 3, abort
C: wait, tick 2, wait
D: wait, tick 3, wait
E: reset
---
barrier 3
A: tick 3, wait
B: tick 2, wait, reset, wait
C: cancel B, wait
---
barrier 3
A: wait, tick 2, wait, wait
B: wait, reset
C: tick 2, wait, reset
D: wait, wait
---
barrier 3
A: cancel B, tick 2, wait
B: wait, reset
C: wait, cancel D
D: wait, abort
---
barrier 3
A: tick 2, wait
B: tick 3, reset, wait, wait
C: tick 1, wait
D: wait
E: wait, tick 2, wait
---
barrier 2
A: wait
B: tick 2, wait, tick 1, abort
C: abort, wait, tick 3, wait
D: wait, wait, tick 2, abort
E: reset, tick 3, wait, wait
---
barrier 2
A: tick 3, wait, tick 2, wait, tick 3, cancel B
B: tick 1, wait, tick 3, wait
C: wait, wait
---
barrier 3
A: tick 1, wait, wait
B: wait, tick 1, wait
C: tick 1, cancel E, tick 2, abort, tick 3, wait
D: wait, tick 2, abort
E: tick 2, abort, tick 2, wait
---
barrier 2
A: tick 3, wait
B: cancel C, tick 2, wait
C: reset, tick 2, wait, cancel B
---
barrier 2
A: tick 2, wait, cancel E, tick 2, abort
B: abort, tick 1, wait, wait
C: tick 2, abort, reset, tick 2, wait
D: cancel E, tick 3, cancel B, tick 3, abort
E: wait
---
barrier 2
A: wait
B: wait
C: wait
D: cancel A
E: wait
---
barrier 3
A: tick 1, cancel B
B: tick 1, cancel A
C: wait, tick 3, wait, wait
---
barrier 2
A: tick 3, wait, tick 3, wait
B: tick 2, wait, wait
C: cancel B, tick 3, cancel A, tick 2, wait
---
barrier 2
A: wait, tick 1, wait
B: tick 3, wait, tick 1, wait, tick 2, cancel C
C: tick 3, wait, wait
---
barrier 3
A: wait
B: tick 3, reset
C: tick 3, abort, tick 1, cancel B
---
barrier 3
A: tick 2, reset, tick 2, wait, tick 3, reset
B: tick 1, abort, tick 1, cancel D
C: tick 1, wait, tick 1, wait
D: wait, tick 2, wait
---
barrier 3
A: tick 1, wait, tick 1, wait
B: wait
C: wait, tick 1, wait
D: tick 2, reset, tick 2, wait
E: wait, tick 1, reset
---
barrier 2
A: tick 1, wait, reset
B: wait
C: wait, cancel E, tick 2, reset
D: tick 1, wait
E: tick 1, reset, wait, wait
---
barrier 3
A: tick 2, wait, abort
B: tick 3, wait
C: wait, tick 2, reset, wait
D: tick 1, reset
E: wait, tick 2, wait
---
barrier 3
A: wait, tick 3, wait, tick 3, reset
B: wait
C: wait
D: cancel A
---
barrier 2
A: wait
B: wait, wait
C: tick 2, reset
D: wait, wait, tick 1, wait
E: tick 1, abort, wait
---
barrier 3
A: wait, tick 2, cancel B, tick 3, reset
B: tick 2, abort
C: tick 2, wait
---
barrier 3
A: wait
B: tick 3, cancel A
C: abort, tick 2, reset, tick 2, wait
D: tick 2, wait, tick 2, wait, tick 1, reset
E: tick 1, cancel A
---
barrier 2
A: tick 3, abort, tick 2, wait
B: tick 2, wait
C: wait
D: reset
---
barrier 3
A: wait, tick 2, wait, tick 2, abort
B: wait, wait
C: tick 3, wait
D: cancel E
E: tick 2, wait, tick 1, reset, wait
---
barrier 2
A: tick 1, wait, tick 1, wait, wait
B: abort, tick 1, wait
C: abort, wait, tick 1, wait
D: tick 1, wait
---
barrier 2
A: abort
B: abort
C: wait, abort
D: tick 3, abort
---
barrier 2
A: cancel B, tick 1, wait, cancel C
B: wait, tick 3, reset, reset
C: cancel A
---
barrier 3
A: reset
B: tick 1, wait
C: tick 3, abort
D: tick 1, wait, wait, tick 1, wait
E: wait, reset, reset
---
barrier 2
A: wait, tick 3, wait, tick 1, wait
B: tick 3, wait, cancel A, tick 1, cancel C
C: cancel D, tick 1, wait, tick 2, wait
D: wait, tick 2, wait, tick 3, abort
---
barrier 2
A: reset, tick 2, cancel E, wait
B: tick 1, wait
C: tick 1, wait, tick 3, wait, tick 2, cancel B
D: wait, tick 1, reset, wait
E: abort
---
barrier 2
A: tick 2, abort
B: reset
C: tick 1, abort, tick 1, reset
D: tick 1, wait, cancel B
---
barrier 2
A: tick 1, cancel B, tick 2, wait, tick 3, wait
B: tick 2, abort, tick 1, cancel E, tick 1, cancel D
C: wait, tick 3, reset
D: tick 2, wait, wait, wait
E: tick 2, wait, reset
---
barrier 2
A: tick 1, wait
B: tick 2, wait, tick 3, wait, tick 1, wait
C: tick 1, wait, cancel E, tick 2, wait
D: tick 1, abort
E: tick 2, abort, cancel D
---
barrier 2
A: wait
B: tick 1, wait, wait
C: wait, tick 3, wait, wait
---
barrier 2
A: wait
B: abort, tick 2, abort
C: abort
---
barrier 3
A: tick 1, abort, tick 2, wait
B: tick 2, wait
C: wait, wait
---
barrier 3
A: tick 2, reset
B: wait
C: tick 2, abort, tick 1, cancel B, wait
---
barrier 2
A: tick 2, abort
B: abort
C: tick 2, abort, tick 1, cancel A
---
barrier 3
A: wait, tick 1, cancel D
B: tick 3, wait, wait, tick 3, wait
C: tick 1, wait, tick 3, wait, cancel A
D: abort
---
barrier 2
A: wait, tick 1, cancel D
B: wait, wait, wait
C: wait, wait, cancel A
D: tick 3, reset
E: wait, wait
---
barrier 3
A: tick 2, wait
B: tick 2, cancel D
C: wait
D: wait
---
barrier 3
A: tick 1, abort, tick 2, reset
B: tick 1, reset
C: tick 2, abort, cancel B, tick 1, abort
D: wait, wait, tick 3, wait
---
barrier 3
A: tick 2, wait, tick 3, wait, cancel E
B: cancel A
C: reset, tick 2, wait, wait
D: reset, reset, tick 2, wait
E: tick 1, wait, tick 3, abort
---
barrier 3
A: wait, tick 3, wait
B: tick 2, wait
C: tick 3, reset
D: tick 1, reset, wait, wait
---
barrier 3
A: tick 2, wait, cancel E
B: cancel C
C: cancel D, wait
D: tick 3, wait
E: wait, tick 1, reset
---
barrier 2
A: wait
B: abort, tick 3, wait
C: wait, reset
D: wait
---
barrier 2
A: wait
B: tick 1, abort, tick 1, wait
C: abort
D: tick 2, wait, tick 1, wait, tick 1, cancel C
---
barrier 3
A: tick 1, wait
B: wait
C: wait
D: tick 2, cancel B, wait, tick 1, abort
---
barrier 2
A: tick 1, reset, wait, reset
B: tick 3, wait
C: tick 3, wait, reset
D: wait, tick 2, wait
---
barrier 2
A: tick 3, wait, tick 1, abort, tick 3, wait
B: tick 3, reset
C: abort, abort
---
barrier 2
A: wait, tick 3, reset, tick 1, cancel B
B: tick 2, cancel D, abort
C: wait, wait, wait
D: tick 1, wait, wait
---
barrier 2
A: tick 2, wait, tick 3, reset
B: tick 3, wait, cancel C, tick 2, cancel A
C: wait, wait, tick 1, abort
---
barrier 2
A: tick 1, reset
B: wait, wait, tick 1, wait
C: wait, wait, cancel A
D: tick 2, wait, wait, wait
""")
