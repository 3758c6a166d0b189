"""The default executor ends: calls under way do, and may still use the loop; no others begin."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    begun = threading.Event()

    async def answer():
        await asyncio.sleep(0)
        return 42

    def call():
        begun.set()
        may_ask.wait()
        print("the loop answers", asyncio.run_coroutine_threadsafe(answer(), loop).result())

    may_ask = threading.Event()
    future = loop.run_in_executor(None, call)
    begun.wait()
    ending = asyncio.create_task(loop.shutdown_default_executor())
    await asyncio.sleep(0)
    try:
        loop.run_in_executor(None, print, "begins")
    except RuntimeError:
        print("no other call begins")
    with ThreadPoolExecutor(1) as pool:
        print("another executor:", await loop.run_in_executor(pool, lambda: "works"))
    may_ask.set()
    await ending
    print("the call is done:", future.done())


asyncio.run(main())
