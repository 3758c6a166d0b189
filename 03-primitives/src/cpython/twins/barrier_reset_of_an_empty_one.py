"""A reset of an empty barrier changes nothing."""

from _scripts import scripts

scripts("""
barrier 2
A: reset, wait
B: tick 3, wait
""")
