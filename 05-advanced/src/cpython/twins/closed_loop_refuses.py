"""A loop that is closed takes no coroutine from a thread, and no call for an executor."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

loop = asyncio.new_event_loop()
loop.close()


async def work():
    print("begins")


coroutine = work()
try:
    asyncio.run_coroutine_threadsafe(coroutine, loop)
except RuntimeError:
    print("no coroutine")
coroutine.close()
pool = ThreadPoolExecutor(1)
try:
    loop.run_in_executor(pool, print, "begins")
except RuntimeError:
    print("no call")
pool.shutdown()
