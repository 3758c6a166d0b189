"""Who was woken goes on although the event was cleared."""

from _scripts import scripts

scripts("""
event
A: wait, wait
B: tick, set, clear, tick 2, set
""")
