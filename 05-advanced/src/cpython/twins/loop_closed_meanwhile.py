"""The loop is closed while a call runs. The call ends, and nobody is told."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

begun = threading.Event()
may_end = threading.Event()


def call():
    begun.set()
    may_end.wait()
    print("the call ends")


loop = asyncio.new_event_loop()
pool = ThreadPoolExecutor(1)
future = loop.run_in_executor(pool, call)
begun.wait()
loop.close()
print("the loop is closed")
may_end.set()
pool.shutdown()
print("done:", future.done())
