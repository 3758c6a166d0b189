"""join waits anew for new items."""

from _scripts import scripts

scripts("""
queue 0
A: put 1, join, put 2, join
B: get, done, tick 3, get, done
""")
