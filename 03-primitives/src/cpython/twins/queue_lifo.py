"""Last in, first out."""

from _scripts import scripts

scripts("""
lifo 2
A: put 1, put 2, put 3
B: tick, get, get, get
""")
