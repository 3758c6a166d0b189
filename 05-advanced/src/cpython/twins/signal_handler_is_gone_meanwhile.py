"""A signal has arrived, and its callback is removed or replaced before the loop gets to it."""

import asyncio
import os
import signal


async def ticks():
    for _ in range(4):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, print, "the first callback")
    os.kill(os.getpid(), signal.SIGUSR1)
    loop.add_signal_handler(signal.SIGUSR1, print, "the second callback")
    await ticks()
    os.kill(os.getpid(), signal.SIGUSR1)
    loop.remove_signal_handler(signal.SIGUSR1)
    await ticks()
    print("the end")


asyncio.run(main())
