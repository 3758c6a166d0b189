"""A free lock is taken without a suspension."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, release
B: tick, acquire, release
""")
