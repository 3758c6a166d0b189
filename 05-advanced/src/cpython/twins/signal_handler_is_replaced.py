"""A callback for a signal takes the place of the one before; and what removing says."""

import asyncio
import os
import signal


async def ticks():
    for _ in range(4):
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    print("removed:", loop.remove_signal_handler(signal.SIGUSR1))
    loop.add_signal_handler(signal.SIGUSR1, print, "the first callback")
    os.kill(os.getpid(), signal.SIGUSR1)
    print("the signal was sent")
    await ticks()
    loop.add_signal_handler(signal.SIGUSR1, print, "the second callback")
    os.kill(os.getpid(), signal.SIGUSR1)
    await ticks()
    print("removed:", loop.remove_signal_handler(signal.SIGUSR1))
    print("removed:", loop.remove_signal_handler(signal.SIGUSR1))


asyncio.run(main())
