"""A call that runs is cancelled: who waits goes on at once, and so does the call."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("told:", context["message"]))
    begun = threading.Event()
    may_end = threading.Event()
    ended = threading.Event()

    def call():
        begun.set()
        may_end.wait()
        print("the call goes on to its end")
        ended.set()
        raise OSError("disk")

    with ThreadPoolExecutor(1) as pool:
        future = loop.run_in_executor(pool, call)
        begun.wait()
        print("cancelled:", future.cancel())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        try:
            await future
        except asyncio.CancelledError:
            print("who waits goes on")
        may_end.set()
        ended.wait()
        await loop.run_in_executor(pool, lambda: None)
        print("still cancelled:", future.cancelled())


asyncio.run(main())
