"""A call that waits for its turn in a pool is cancelled, and never begins."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    may_end = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        first = loop.run_in_executor(pool, may_end.wait)
        second = loop.run_in_executor(pool, print, "the second call begins")
        print("cancelled:", second.cancel(), second.cancelled())
        await asyncio.sleep(0)
        may_end.set()
        print("the first call:", await first)
        try:
            await second
        except asyncio.CancelledError:
            print("the second call: cancelled")
        third = loop.run_in_executor(pool, lambda: "has its turn")
        print("the third call:", await third)


asyncio.run(main())
