"""A get ends by its limit, and no item is lost."""

from _scripts import scripts

scripts("""
queue 0
A: limit 5 get
B: limit 10 get
C: sleep 10, put 1, get-now
""")
