"""The future is cancelled before the loop has seen the coroutine. Does it begin?"""

import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()

    async def work():
        print("the coroutine begins")
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print("it is cancelled at its first await")
            raise

    def ask():
        future = asyncio.run_coroutine_threadsafe(work(), loop)
        print("cancelled:", future.cancel())

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    for _ in range(5):
        print("an iteration")
        await asyncio.sleep(0)


asyncio.run(main())
