"""A callback for a signal fails, and the next signal arrives."""

import asyncio
import os
import signal


async def ticks():
    for _ in range(4):
        await asyncio.sleep(0)


def callback():
    print("the callback fails")
    raise ValueError


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("the exception handler is told"))
    loop.add_signal_handler(signal.SIGUSR1, callback)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGUSR1)
        await ticks()


asyncio.run(main())
