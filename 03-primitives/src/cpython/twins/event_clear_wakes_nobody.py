"""Clear neither wakes nor forgets."""

from _scripts import scripts

scripts("""
event
A: wait
B: tick, clear, tick, set, set
""")
