"""A barrier for one lets pass at once."""

from _scripts import scripts

scripts("""
barrier 1
A: wait, wait
B: tick, wait
""")
