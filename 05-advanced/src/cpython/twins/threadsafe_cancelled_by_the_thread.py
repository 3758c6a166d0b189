"""A thread cancels what it has asked for. For the thread it is over; the task still cleans up."""

import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    begun = threading.Event()

    async def work():
        begun.set()
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("the task is told")
            await asyncio.sleep(0)
            print("the task has cleaned up")
            raise

    asked = []

    def ask():
        future = asyncio.run_coroutine_threadsafe(work(), loop)
        begun.wait()
        asked.append(future)

    await asyncio.to_thread(ask)
    future = asked[0]
    print("cancelled:", future.cancel(), future.cancelled())
    for _ in range(5):
        await asyncio.sleep(0)
    print("tasks left:", len(asyncio.all_tasks()) - 1)


asyncio.run(main())
