"""An executor is shut down, and cancels the calls that have not begun."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    begun = threading.Event()
    may_end = threading.Event()

    def call():
        begun.set()
        may_end.wait()
        return "ends"

    pool = ThreadPoolExecutor(1)
    first = loop.run_in_executor(pool, call)
    second = loop.run_in_executor(pool, print, "the second call begins")
    begun.wait()
    pool.shutdown(wait=False, cancel_futures=True)
    print("not cancelled yet:", second.cancelled())
    try:
        await second
    except asyncio.CancelledError:
        print("the second call: cancelled", second.cancelled())
    may_end.set()
    print("the first call:", await first)


asyncio.run(main())
