"""A newcomer passes before those who were woken."""

from _scripts import scripts

scripts("""
event
A: wait
B: tick, set, wait, wait
C: tick 2, wait
""")
