"""Two notifications in one iteration wake two."""

from _scripts import scripts

scripts("""
condition
A: watch
B: watch
C: tick 2, acquire, notify, notify, release
""")
