"""Conditions. 60 random scripts."""

from _scripts import scripts

scripts("""
condition
A: tick 3, watch, tell 3, tell 1
B: watch, watch
C: tick 3, tell 3, tick 1, cancel B
D: tick 1, tell 3, watch, tick 1, tell 1
E: tell 3, tell 3
---
condition
A: tick 1, cancel D, tick 1, watch, tick 3, tell 1
B: cancel D, tell 3
C: watch, tick 2, tell 3, hold 1
D: tick 2, hold 3, tell 3, tick 3, hold 3
---
condition
A: tick 3, watch
B: tick 1, watch, tick 2, tell 1
C: tick 3, cancel A, tick 3, cancel A
D: tell 2, tick 1, watch
---
condition
A: watch, tell 2, watch
B: tick 1, watch, tick 3, cancel E
C: hold 3, watch
D: tick 3, watch, hold 1, tell 2
E: tick 2, watch, tick 3, tell 2, tick 3, tell 3
---
condition
A: hold 2, watch
B: tell 1
C: tick 2, watch
D: tick 2, tell 3, tick 2, watch
---
condition
A: watch, watch
B: tick 1, hold 1, tick 1, hold 2, hold 2
C: watch
D: tick 1, hold 1, tick 3, watch
---
condition
A: tick 1, watch, watch
B: watch
C: watch, watch, hold 1
D: tick 3, tell 1, tick 3, cancel C
E: tick 2, watch, watch
---
condition
A: tell 3
B: tick 3, tell 3, tell 3
C: tell 2, cancel A
---
condition
A: tick 3, watch
B: watch, tick 2, tell 3, tick 2, hold 1
C: hold 1
---
condition
A: tick 2, watch, cancel C, tick 1, watch
B: tick 2, tell 1
C: tick 3, cancel A
---
condition
A: tick 3, watch, tick 2, tell 2
B: cancel A
C: tick 2, watch
---
condition
A: tick 1, tell 3
B: tick 3, watch, tick 2, tell 3
C: tick 1, watch
D: watch, tell 1, tick 3, watch
E: cancel D, watch, tick 2, tell 1
---
condition
A: tick 1, tell 2, tell 2, watch
B: tell 1
C: watch, tick 3, tell 2
D: cancel C
---
condition
A: hold 2
B: tick 1, cancel A
C: watch, tell 1
D: watch, watch
E: watch
---
condition
A: tell 2, watch
B: tell 3, watch, watch
C: tell 2
D: tick 1, cancel A
E: tick 3, watch, tick 3, cancel D, tell 2
---
condition
A: watch, tell 3, tell 3
B: hold 3, watch, tick 2, watch
C: tell 3, tell 3, tick 1, watch
D: tick 1, tell 3
---
condition
A: cancel E, tell 3, tick 2, watch
B: tick 3, cancel E, tick 2, watch
C: tick 3, tell 3
D: tell 3
E: tick 3, tell 1, watch, tell 3
---
condition
A: watch
B: watch, tick 1, cancel C, tick 3, cancel C
C: hold 1, tick 1, watch, tick 1, watch
D: tick 2, cancel A, tick 2, cancel B, tell 3
---
condition
A: tick 2, watch, tick 3, watch
B: tick 2, tell 2, watch, watch
C: tell 3
---
condition
A: watch, watch, watch
B: tick 2, hold 2, hold 3, watch
C: tick 2, watch, hold 3, watch
D: tick 3, hold 1, tick 3, tell 1, watch
E: hold 3, tell 2, tick 1, tell 2
---
condition
A: watch, tell 3, tick 2, watch
B: watch, tick 2, watch
C: tick 2, hold 3
---
condition
A: tick 1, cancel B, tick 1, watch, hold 1
B: tick 1, watch, tell 2, tick 3, tell 3
C: cancel B
D: tell 1, watch, watch
---
condition
A: tick 3, cancel C, watch
B: tick 3, hold 3, tell 1, tick 3, hold 3
C: tell 1
D: tick 3, watch, tick 3, watch
---
condition
A: watch, tick 1, watch, tick 3, tell 1
B: tick 1, tell 1
C: tick 2, watch, tick 3, hold 3
---
condition
A: hold 2
B: watch
C: tick 1, hold 1, tick 1, cancel A
D: tick 2, watch, hold 1, tell 1
E: tick 3, watch, tick 1, tell 2
---
condition
A: tick 2, tell 3, watch
B: watch
C: cancel B
D: tick 3, watch
---
condition
A: tick 3, hold 1
B: tick 1, tell 2
C: tick 3, tell 2, tick 1, hold 1
D: tell 1, tick 2, watch
E: tick 3, watch, tick 1, watch
---
condition
A: watch, tick 3, tell 2
B: watch, tick 1, hold 2
C: tell 1, tick 3, watch, tick 3, watch
D: tick 3, tell 1
E: watch, tick 2, cancel D
---
condition
A: tell 2
B: tell 1, watch, watch
C: watch, tick 3, cancel E, cancel E
D: watch, watch, tick 3, tell 1
E: tick 1, watch, tell 3
---
condition
A: tick 1, watch
B: watch, tick 1, hold 3
C: tick 3, cancel D, tick 3, cancel A, hold 2
D: tick 1, watch
---
condition
A: tick 3, watch, tick 1, watch
B: hold 1
C: tick 1, watch
D: cancel E
E: watch, tick 3, tell 1, tick 1, watch
---
condition
A: tick 2, watch
B: watch, tick 2, hold 3
C: tick 3, cancel B, tick 3, tell 1, tick 3, tell 2
---
condition
A: tick 2, hold 3, tick 1, watch
B: tick 3, hold 3, watch, tick 1, watch
C: tick 1, watch, tick 1, watch
D: watch, cancel C, hold 3
---
condition
A: tell 2, tell 2, tick 1, watch
B: tick 1, watch
C: tick 2, tell 3, tick 1, watch
---
condition
A: tick 3, watch, watch
B: tick 2, watch, tick 1, tell 2
C: tick 2, cancel D, tick 1, cancel D
D: watch, tell 3
---
condition
A: tick 2, watch, watch
B: hold 1, tick 3, tell 1
C: watch, watch, tick 2, watch
D: cancel B, tick 1, watch
---
condition
A: watch, tell 3
B: tick 3, watch, tick 2, cancel C
C: tick 1, watch, tick 3, hold 3
D: watch
---
condition
A: tick 1, tell 1, tick 3, watch
B: tick 3, cancel E
C: tick 3, tell 2, tick 1, watch, hold 1
D: tick 2, watch, tick 2, tell 2, tell 2
E: tick 1, tell 2
---
condition
A: cancel C
B: tick 3, watch, tick 1, tell 3, watch
C: tick 1, watch, tick 2, watch
D: tick 2, tell 1, watch, tick 2, cancel B
---
condition
A: watch, tick 2, tell 2
B: tick 1, tell 1, hold 1
C: hold 3
---
condition
A: tick 2, watch, tick 3, tell 2, tick 2, watch
B: tick 3, watch
C: hold 2
D: tick 1, watch, watch, tick 3, watch
---
condition
A: tell 1
B: tick 1, cancel A, tick 1, watch
C: tick 2, watch
---
condition
A: tick 2, watch
B: tick 3, tell 1
C: watch, tick 3, watch
D: tell 3, tick 3, tell 3
E: tick 3, watch, tick 3, tell 2, watch
---
condition
A: tick 1, watch
B: watch
C: tell 3
D: tick 1, tell 1
---
condition
A: watch, tick 3, cancel D, tick 3, tell 2
B: tick 3, watch, tell 2, tell 2
C: watch, tick 2, cancel D, tick 3, watch
D: watch, watch, tick 2, watch
E: tick 3, watch, cancel B
---
condition
A: tick 3, watch
B: tick 2, cancel D, tell 1, watch
C: tell 2
D: hold 2, tick 2, watch
E: tick 2, watch, hold 3, tick 1, tell 2
---
condition
A: tick 1, tell 1
B: tick 1, watch
C: watch
D: tell 2, cancel C
---
condition
A: tick 2, hold 3, tick 2, watch
B: tick 1, tell 1, tick 2, tell 1
C: tick 1, watch, tick 1, tell 2
D: hold 2, tick 1, hold 2, hold 3
---
condition
A: tick 1, cancel C, tick 2, watch
B: watch, watch, tell 1
C: hold 2
---
condition
A: watch, tick 1, tell 3, tick 2, watch
B: tick 2, tell 2, tick 3, hold 3, tick 3, watch
C: tick 3, tell 3
D: watch, tell 3
E: tell 1
---
condition
A: tick 1, tell 1
B: watch, tell 2
C: watch, tick 2, watch
D: tick 2, cancel A, tick 2, tell 1, tick 3, watch
E: tick 2, hold 1, tell 1
---
condition
A: tick 3, watch, watch, watch
B: tell 3, tell 1, tick 3, tell 2
C: tell 1, watch
D: tick 3, hold 2, tick 3, tell 2
---
condition
A: tick 3, hold 2
B: tick 3, tell 2
C: tick 3, cancel B
---
condition
A: tell 1, tick 1, cancel D
B: cancel D, tell 3, tell 2
C: hold 2, tell 3, tick 2, cancel B
D: tick 3, watch, watch, tick 3, tell 3
---
condition
A: tell 1, tell 1, tick 3, tell 3
B: tell 2
C: tick 1, tell 3
D: tell 1, cancel C, tick 2, tell 2
---
condition
A: tick 1, watch, tick 2, tell 2
B: tick 3, hold 1, watch
C: watch
---
condition
A: cancel B
B: tell 2
C: tick 3, cancel A, tell 2
---
condition
A: hold 2, tick 2, hold 3
B: watch, tick 1, tell 2
C: tick 1, tell 3
D: hold 1, tick 1, hold 3, hold 3
---
condition
A: tick 3, watch
B: tell 2
C: watch
---
condition
A: watch
B: tick 3, watch, watch, tell 2
C: tick 1, hold 3, tick 3, hold 1, tick 1, hold 2
D: tick 2, tell 3, tick 1, watch
""")
