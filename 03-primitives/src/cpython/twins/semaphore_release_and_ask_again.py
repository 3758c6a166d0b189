"""Whoever releases and asks again waits behind the others."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, tick, release, acquire, release
B: hold
""")
