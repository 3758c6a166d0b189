"""A set event lets pass at once."""

from _scripts import scripts

scripts("""
event
A: set, wait, wait
B: wait, tick, wait
""")
