"""The forms that do not wait refuse."""

from _scripts import scripts

scripts("""
queue 1
A: get-now, put-now 1, put-now 2, get-now
""")
