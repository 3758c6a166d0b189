"""Queues. 60 random scripts."""

from _scripts import scripts

scripts("""
priority 1
A: tick 3, cancel B, tick 3, shutdown
B: put-now, cancel C
C: get-now, join, get
---
queue 2
A: tick 1, put 2, put-now, cancel E
B: cancel A
C: get, tick 1, put-now, join
D: join, tick 3, put 3, tick 3, get-now
E: put 3
---
priority 1
A: shutdown
B: tick 1, get, get
C: tick 1, join, tick 3, put 3, shutdown
---
queue 2
A: tick 3, get-now, tick 2, done, shutdown
B: tick 1, put 2, shutdown
C: done, get-now
D: tick 3, get-now, get-now, get
---
queue 2
A: tick 3, get, put 2
B: tick 2, get, put-now
C: get-now, get-now
D: tick 2, shutdown, tick 2, done
---
lifo 2
A: tick 3, done, get, tick 3, shutdown
B: put-now, done
C: tick 2, cancel D
D: tick 3, get
---
queue 0
A: tick 2, put-now, tick 1, shutdown, get
B: put 2, tick 2, join, tick 2, get
C: get
D: put 3
E: put 1, done, tick 3, put 3
---
queue 1
A: get
B: tick 1, done, get
C: tick 2, done
D: tick 3, join, tick 2, shutdown
E: cancel C, put 3
---
queue 2
A: tick 2, get-now, tick 3, put 3
B: get, tick 2, put 3, put 1
C: get, put-now, get
D: get-now
---
lifo 2
A: tick 3, put 1, put 1
B: tick 1, get
C: shutdown, get, shutdown
D: get-now
E: get, tick 2, put 3
---
lifo 2
A: put 2, join
B: get, join, tick 1, put-now
C: get
D: tick 1, get-now
E: done
---
queue 0
A: tick 2, join, tick 3, shutdown, get
B: shutdown
C: tick 3, put 2, put 1
D: put 1, tick 1, get
E: get-now, tick 1, cancel C, join
---
queue 1
A: put 2, put-now, put 3
B: tick 1, put-now
C: put 2
D: get-now, tick 1, put 2
---
queue 2
A: put 2, put 3
B: tick 2, get, tick 3, join
C: tick 3, shutdown, done
---
queue 2
A: put 1, put 1
B: tick 1, join
C: tick 3, get-now, join, tick 3, done
---
lifo 2
A: tick 2, put 2, tick 3, get
B: tick 2, put-now, tick 3, get, shutdown
C: tick 1, put 1, get, put 3
---
lifo 2
A: tick 2, shutdown, tick 1, put 2
B: shutdown, get, tick 3, join
C: put 3
D: tick 3, put-now
---
queue 1
A: get
B: done, tick 1, shutdown
C: put-now, put-now, put 2
---
queue 0
A: done
B: tick 2, put-now, put 2
C: put 3, tick 1, put-now
D: done, put 3
E: tick 1, put 2
---
priority 1
A: tick 3, put 2, get
B: tick 3, done
C: cancel D, cancel B
D: put 3, shutdown, join
---
lifo 2
A: cancel C, tick 1, put-now, tick 1, shutdown
B: put 2, tick 3, put-now
C: tick 2, shutdown
D: tick 2, get, tick 3, get, tick 3, shutdown
E: tick 3, put 2, get, cancel B
---
queue 0
A: join, tick 2, cancel D, cancel C
B: tick 3, join
C: cancel A
D: tick 3, join, tick 3, put 1
---
queue 0
A: tick 2, cancel C, tick 3, cancel C, tick 2, put 3
B: tick 1, cancel C, put 3
C: tick 2, get, tick 1, put 1
---
priority 1
A: tick 1, get-now
B: cancel A
C: put 1
---
priority 1
A: done, tick 3, done
B: get, tick 3, join
C: tick 2, get-now
D: shutdown, cancel C
---
queue 1
A: tick 3, put 2
B: tick 2, put 3, put-now, tick 2, cancel E
C: tick 1, shutdown, get-now, tick 3, get
D: tick 2, done, tick 3, shutdown, get-now
E: tick 2, put-now, tick 1, done
---
priority 1
A: get-now, put 3
B: tick 2, join, get, done
C: shutdown, put 2
---
queue 1
A: tick 3, join, join, tick 1, cancel E
B: tick 1, put-now, done, tick 3, put-now
C: put 1
D: tick 2, put 3, tick 2, done
E: tick 1, put 1
---
queue 2
A: tick 1, put-now
B: cancel A, tick 1, join
C: get-now
D: tick 1, put 3, tick 3, put 3, shutdown
---
queue 1
A: join
B: put-now, tick 1, get
C: tick 3, put-now
D: get, tick 3, put 2
E: get
---
priority 1
A: shutdown, put 2, shutdown
B: get
C: tick 2, cancel E
D: tick 2, put 2, get, put-now
E: tick 2, put-now, tick 3, get-now, get-now
---
queue 1
A: tick 1, shutdown, tick 1, shutdown, tick 1, join
B: tick 3, join
C: get
D: tick 2, join
E: tick 2, put-now
---
priority 1
A: tick 2, cancel B, put 3, tick 1, shutdown
B: shutdown, tick 1, get, tick 1, get
C: put-now, get, shutdown
---
lifo 2
A: tick 3, put 1, tick 1, shutdown, tick 3, cancel C
B: tick 1, put-now, tick 3, get
C: tick 1, done, tick 2, join, tick 3, done
D: get-now
E: tick 3, get-now, tick 3, done, join
---
queue 1
A: put 2, tick 3, get-now, tick 3, done
B: tick 1, get, tick 3, put 1, get
C: put-now
---
queue 0
A: put 2, tick 2, shutdown
B: tick 3, put 1
C: tick 1, put-now, tick 3, done, tick 3, get
---
queue 1
A: tick 3, get-now, tick 3, put 1, cancel B
B: put-now
C: put-now, tick 2, cancel B, done
---
queue 1
A: get-now, tick 3, cancel B, put 1
B: get
C: tick 1, put-now, tick 1, get, cancel A
---
queue 1
A: tick 3, shutdown
B: put-now
C: put 1, join
---
lifo 2
A: tick 3, get-now, tick 2, shutdown, tick 3, shutdown
B: shutdown, put 3, tick 2, cancel A
C: get
---
priority 1
A: tick 3, put-now, tick 2, join
B: get-now, tick 1, put 1, done
C: tick 3, put-now
D: put 2
E: tick 3, put 1, tick 2, put 1, tick 3, put 1
---
queue 2
A: tick 3, get
B: get, tick 3, put 1
C: tick 2, join, tick 1, put-now
---
queue 1
A: put 1
B: tick 2, put 2, tick 1, get
C: get, tick 1, get
D: tick 3, shutdown, tick 2, join
---
priority 1
A: tick 2, put 2
B: tick 1, done, put 2, put 2
C: tick 1, put 2
D: put 1
E: tick 3, join
---
queue 1
A: shutdown
B: shutdown, tick 1, put-now, tick 2, shutdown
C: get, put 3, tick 3, done
---
queue 1
A: put-now, tick 2, get, join
B: tick 1, put 1, get-now, put 2
C: done, tick 1, get
D: put 1
E: get-now, tick 2, get-now
---
queue 0
A: tick 3, get, tick 3, put-now, put-now
B: tick 2, put-now, shutdown
C: tick 2, cancel B
D: tick 2, cancel A, get
---
priority 1
A: tick 1, get
B: tick 1, get-now, get-now, tick 1, done
C: tick 3, put 1, done, get
D: put-now, get, tick 1, done
---
queue 1
A: tick 3, get-now, tick 2, get
B: join
C: tick 1, cancel A, tick 3, join
---
queue 0
A: cancel D, tick 3, join
B: tick 2, put 3
C: done
D: put 3, tick 1, get-now, cancel A
---
queue 1
A: cancel D, join
B: shutdown, tick 3, shutdown
C: tick 2, put-now
D: get, cancel B
---
queue 0
A: tick 3, put 3
B: put 3, get
C: tick 1, put 3, get-now
---
queue 0
A: tick 3, done
B: tick 2, put 3, put 3
C: tick 3, get, put 2, tick 3, get
D: get, shutdown
E: tick 1, done, shutdown
---
priority 1
A: get, put 3
B: get, tick 1, join
C: put 2, shutdown, join
---
priority 1
A: cancel B
B: put-now, tick 1, cancel D, put 3
C: tick 2, put 2, get-now
D: put 3, get-now
---
lifo 2
A: put 1, tick 2, join
B: tick 3, put-now, tick 2, put 3
C: tick 2, put-now, join
---
priority 1
A: cancel B
B: get-now, tick 1, shutdown
C: tick 1, get
D: tick 2, get-now
---
queue 2
A: tick 3, put 3, tick 2, get
B: tick 2, put 3, put 1, get-now
C: put 3
D: done
E: tick 2, cancel D
---
queue 0
A: tick 1, join
B: get
C: join
---
lifo 2
A: put 3
B: tick 3, put 2
C: get, tick 2, get
""")
