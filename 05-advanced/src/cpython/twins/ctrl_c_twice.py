"""Ctrl-C, and another one while the program cleans up."""

import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("the task is cancelled")
        loop.call_later(0.01, signal.raise_signal, signal.SIGINT)
        await asyncio.sleep(3600)
        print("the task has cleaned up")


with asyncio.Runner() as runner:
    try:
        runner.run(main())
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
print("the default is back:", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
