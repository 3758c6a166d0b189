"""What a callback for a signal sees of context variables, and what it leaves there."""

import asyncio
import contextvars
import os
import signal

VAR = contextvars.ContextVar("VAR", default="nothing")


async def ticks():
    for _ in range(4):
        await asyncio.sleep(0)


def callback():
    print("the callback sees", VAR.get())
    VAR.set("what the callback has set")


async def main():
    loop = asyncio.get_running_loop()
    VAR.set("what was there when it was added")
    loop.add_signal_handler(signal.SIGUSR1, callback)
    VAR.set("what came later")
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGUSR1)
        await ticks()
    print("the task sees", VAR.get())
    loop.add_signal_handler(signal.SIGUSR1, lambda: print("the second callback sees", VAR.get()))
    os.kill(os.getpid(), signal.SIGUSR1)
    await ticks()


asyncio.run(main())
