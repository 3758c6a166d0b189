"""A thread cancels what it has asked for, and the task fails while it cleans up: the loop is told."""

import asyncio
import gc
import threading


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("told:", type(context["exception"]).__name__))
    begun = threading.Event()

    async def work():
        begun.set()
        try:
            await asyncio.sleep(3600)
        finally:
            raise OSError("cannot clean up")

    asked = []

    def ask():
        asked.append(asyncio.run_coroutine_threadsafe(work(), loop))
        begun.wait()

    await asyncio.to_thread(ask)
    asked.pop().cancel()
    for _ in range(5):
        await asyncio.sleep(0)
    print("tasks left:", len(asyncio.all_tasks()) - 1)
    gc.collect()


asyncio.run(main())
