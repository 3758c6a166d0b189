"""The smallest comes out first."""

from _scripts import scripts

scripts("""
priority 0
A: put 3, put 1, put 2, get, put 0, get, get, get
""")
