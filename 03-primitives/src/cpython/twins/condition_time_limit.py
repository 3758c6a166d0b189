"""A wait ends by its limit, with the lock."""

from _scripts import scripts

scripts("""
condition
A: acquire, limit 5 wait, release
B: sleep 2, acquire, sleep 10, release
""")
