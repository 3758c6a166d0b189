"""Events. 60 random scripts."""

from _scripts import scripts

scripts("""
event
A: wait
B: tick 1, cancel C, tick 3, clear, wait
C: set, clear, clear
---
event
A: tick 2, wait
B: set, tick 1, clear
C: tick 2, wait
---
event
A: tick 3, clear, cancel B, set
B: clear, wait, tick 2, wait
C: set
---
event
A: tick 2, wait, clear, wait
B: tick 3, set, clear
C: cancel B, cancel B
D: wait, tick 3, set, clear
E: tick 1, cancel D, set, cancel A
---
event
A: wait
B: wait
C: wait
D: wait, wait, wait
E: set
---
event
A: tick 3, wait, tick 1, wait
B: wait
C: tick 1, wait
---
event
A: tick 1, wait, tick 1, wait, tick 3, wait
B: tick 2, cancel A, tick 3, wait, clear
C: set, tick 1, cancel B
D: cancel C
E: set
---
event
A: tick 2, set, wait, tick 3, wait
B: cancel A, wait
C: tick 1, wait, tick 1, wait
D: cancel A, wait, tick 3, wait
E: clear
---
event
A: tick 1, set, tick 2, wait, tick 3, wait
B: tick 1, wait
C: tick 1, wait
D: tick 3, cancel B, tick 1, cancel B, tick 1, cancel B
---
event
A: tick 1, clear, tick 3, cancel C, wait
B: tick 3, cancel C, tick 2, set
C: cancel A
D: set
---
event
A: tick 2, clear, tick 3, wait, tick 2, wait
B: wait
C: tick 2, cancel B, set
---
event
A: wait
B: cancel C, tick 3, cancel A
C: wait, tick 2, set
---
event
A: set, set
B: set, tick 1, cancel C, set
C: set, cancel A, tick 2, clear
D: tick 2, clear
---
event
A: tick 2, cancel B, tick 3, set, tick 3, cancel C
B: tick 2, wait, tick 1, wait
C: tick 1, clear, set, tick 2, wait
---
event
A: cancel B, set
B: set
C: tick 3, wait, cancel B
D: wait, wait
---
event
A: clear
B: cancel E, tick 3, cancel A
C: set, tick 1, wait, cancel E
D: set
E: wait
---
event
A: tick 3, wait, tick 3, set, tick 3, clear
B: tick 2, wait
C: tick 3, cancel D, set, tick 3, wait
D: wait, clear
---
event
A: cancel D, tick 2, cancel B
B: set, tick 3, wait
C: tick 3, wait, set
D: tick 1, cancel B
---
event
A: tick 2, cancel D, tick 2, wait, cancel E
B: clear
C: clear, wait
D: tick 1, wait, set, tick 1, clear
E: cancel D
---
event
A: tick 2, wait, tick 2, wait
B: wait, set
C: tick 1, wait
D: tick 3, set
---
event
A: wait, tick 3, wait
B: tick 3, set, tick 3, wait, clear
C: cancel B, cancel B, tick 2, cancel A
---
event
A: tick 1, wait, tick 2, wait
B: tick 1, wait
C: wait, tick 2, cancel B
---
event
A: tick 3, clear, tick 1, wait
B: wait, tick 1, wait
C: tick 2, wait, tick 1, wait
D: tick 2, clear, cancel A, wait
E: set, tick 3, wait
---
event
A: cancel D, wait, set
B: clear, clear
C: wait, clear, set
D: tick 2, set, tick 1, clear, set
---
event
A: clear, tick 2, wait, tick 3, cancel B
B: tick 1, wait, set
C: wait
---
event
A: tick 1, wait, tick 3, clear
B: tick 1, clear, clear, tick 3, clear
C: tick 1, wait
---
event
A: tick 1, wait
B: tick 2, clear
C: clear, set
D: clear, cancel B, wait
E: tick 2, wait
---
event
A: tick 2, set
B: wait, tick 3, set
C: tick 3, wait, wait
D: tick 3, wait, tick 2, wait, tick 1, clear
---
event
A: cancel E, cancel C
B: tick 1, wait, tick 3, wait, clear
C: cancel E
D: wait
E: wait, clear, set
---
event
A: cancel B, cancel C
B: tick 2, wait
C: cancel B, tick 1, cancel A, cancel A
D: set, tick 2, set
---
event
A: tick 2, set, tick 1, clear
B: wait
C: wait, cancel B
D: wait, tick 1, wait
E: tick 3, wait
---
event
A: wait, tick 3, wait, tick 3, wait
B: tick 3, wait
C: cancel A, set
D: tick 1, wait, wait, tick 3, wait
E: clear, set
---
event
A: tick 3, clear
B: wait
C: set, wait, tick 2, set
D: tick 1, wait, clear
E: clear
---
event
A: tick 3, cancel C, tick 3, wait
B: clear, set
C: set, tick 1, wait, tick 3, set
---
event
A: wait, tick 2, clear
B: cancel A
C: set
---
event
A: tick 3, cancel C, wait, cancel B
B: clear
C: cancel B, wait
D: tick 2, wait
---
event
A: clear, cancel B, clear
B: tick 1, set, wait
C: clear
D: wait, tick 1, wait, wait
---
event
A: tick 3, wait
B: tick 1, wait
C: wait
D: clear
---
event
A: clear, tick 1, set, tick 2, wait
B: tick 3, wait, wait, set
C: tick 3, cancel B, wait, tick 3, wait
---
event
A: set, wait, tick 2, set
B: wait, wait
C: set
---
event
A: wait, tick 2, clear
B: tick 3, wait, tick 3, set, set
C: clear
D: tick 2, set
---
event
A: cancel B, tick 3, cancel C, set
B: wait, tick 3, set
C: cancel B, tick 1, clear, wait
---
event
A: set, tick 2, cancel B
B: tick 3, set, wait, tick 1, cancel A
C: tick 1, set
D: wait, tick 2, cancel B
---
event
A: tick 1, set, set, tick 1, clear
B: tick 3, set, tick 2, wait
C: cancel A, tick 3, cancel B
D: tick 2, wait, clear
E: set, wait
---
event
A: wait, wait
B: tick 2, cancel A, tick 2, wait, tick 1, clear
C: set
---
event
A: cancel C
B: wait, tick 3, clear, wait
C: tick 1, wait, set, wait
D: set, tick 1, wait
E: wait, tick 1, set
---
event
A: set
B: tick 2, wait, tick 3, clear, tick 1, cancel C
C: tick 2, clear, tick 2, wait, set
---
event
A: set, wait
B: wait, cancel A, wait
C: tick 2, wait
D: wait
E: tick 2, cancel B, tick 1, cancel B, tick 1, wait
---
event
A: wait
B: set, set
C: wait, wait
D: wait
E: wait
---
event
A: tick 1, cancel D, clear, cancel B
B: wait
C: set
D: tick 2, wait
---
event
A: wait, tick 2, wait, tick 3, wait
B: cancel C
C: tick 3, wait, tick 3, cancel A, cancel A
---
event
A: tick 2, wait, tick 2, cancel C, tick 1, wait
B: wait, tick 1, cancel C
C: tick 1, set, wait
---
event
A: wait
B: tick 2, set, wait
C: tick 1, wait
D: wait, tick 2, wait
---
event
A: clear
B: wait, tick 2, set
C: tick 2, set, wait
D: tick 3, clear, wait
E: tick 2, wait, tick 1, clear, clear
---
event
A: wait
B: wait, tick 3, set, wait
C: tick 2, wait
---
event
A: cancel D
B: tick 3, clear
C: set
D: wait, cancel E
E: clear
---
event
A: tick 2, clear, tick 3, wait
B: clear, tick 2, wait
C: tick 2, clear
D: tick 1, cancel A, tick 2, set, wait
E: wait, tick 2, wait
---
event
A: tick 3, wait, tick 3, cancel C, tick 1, wait
B: set
C: clear
D: tick 3, wait
---
event
A: clear, tick 1, wait, tick 3, wait
B: tick 1, clear, tick 1, wait, tick 2, cancel D
C: tick 3, wait, tick 1, cancel D
D: wait
---
event
A: tick 1, clear
B: tick 3, wait, wait, wait
C: wait
D: wait, tick 1, wait, cancel B
E: wait, tick 1, wait, tick 2, wait
""")
