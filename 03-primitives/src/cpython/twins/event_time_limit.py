"""A wait ends by its limit, or in its very millisecond."""

from _scripts import scripts

scripts("""
event
A: limit 5 wait, tick
B: limit 10 wait
C: sleep 10, set
""")
