"""Items come out in order."""

from _scripts import scripts

scripts("""
queue 0
A: put 1, put 2, put 3
B: get, get, get
""")
