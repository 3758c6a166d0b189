"""A notification without a waiter is lost."""

from _scripts import scripts

scripts("""
condition
A: tell, watch
B: tick 5, tell
""")
