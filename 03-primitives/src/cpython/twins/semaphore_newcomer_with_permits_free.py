"""A newcomer waits behind the woken, although a permit is free."""

from _scripts import scripts

scripts("""
semaphore 2
A: acquire, acquire, tick, release, release, acquire, release
B: hold 2
""")
