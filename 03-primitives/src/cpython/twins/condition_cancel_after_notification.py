"""A notified wait is cancelled while it waits for the lock (bpo-32841)."""

from _scripts import scripts

scripts("""
condition
A: watch
C: tick 2, acquire, notify, tick 2, cancel A, tick 2, release, tick 2
""")
