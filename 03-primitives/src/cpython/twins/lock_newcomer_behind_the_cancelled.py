"""A newcomer comes between the cancellation of a waiter and its leaving (anyio#1145)."""

from _scripts import scripts

scripts("""
lock
A: acquire, tick, cancel B, release
B: hold
C: tick, hold
""")
