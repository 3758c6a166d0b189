"""Without the lock, waiting and notifying are errors."""

from _scripts import scripts

scripts("""
condition
A: notify, wait, acquire, notify, release
""")
