"""What is left can be taken after the shutdown."""

from _scripts import scripts

scripts("""
queue 0
A: put 1, put 2, shutdown, get, get, get, get-now
""")
