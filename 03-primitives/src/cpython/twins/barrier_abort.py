"""An abort refuses who waits and who comes."""

from _scripts import scripts

scripts("""
barrier 2
A: wait, wait
B: tick 2, abort, wait
""")
