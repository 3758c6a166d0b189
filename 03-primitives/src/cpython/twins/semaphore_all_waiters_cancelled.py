"""All waiters are cancelled, and a newcomer comes."""

from _scripts import scripts

scripts("""
semaphore 1
A: acquire, tick, cancel B, cancel C, release, acquire, release
B: hold
C: hold
""")
