"""Six come at once to a barrier for three."""

from _scripts import scripts

scripts("""
barrier 3
A: wait
B: wait
C: wait
D: wait
E: wait
F: wait
""")
