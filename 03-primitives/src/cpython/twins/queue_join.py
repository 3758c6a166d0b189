"""join waits until all is done."""

from _scripts import scripts

scripts("""
queue 0
A: put 1, put 2, join
B: tick, get, done, get, tick, done, done
C: join
""")
