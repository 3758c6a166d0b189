"""shutdown(immediate=True) drops the items."""

from _scripts import scripts

scripts("""
queue 0
A: put 1, put 2, shutdown-now, get-now
B: tick, join
---
queue 2
A: put 1, put 2, put 3
B: tick, get, shutdown-now, tick, done, done
""")
