"""The task is cancelled on the loop, or fails: the thread that waits is told, each by its name."""

import asyncio
import concurrent.futures
import threading


async def main():
    loop = asyncio.get_running_loop()
    failure = OSError("disk")

    async def cancelled():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)

    async def failing():
        raise failure

    def ask():
        future = asyncio.run_coroutine_threadsafe(cancelled(), loop)
        try:
            future.result()
        except concurrent.futures.CancelledError:
            print("cancelled:", future.cancelled())
        try:
            asyncio.run_coroutine_threadsafe(failing(), loop).result()
        except OSError as caught:
            print("the same exception:", caught is failure)

    await asyncio.to_thread(ask)


asyncio.run(main())
