"""Ctrl-C, once, for a program that cleans up."""

import asyncio
import signal


async def main():
    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("the task is cancelled")
        await asyncio.sleep(0.01)
        print("the task has cleaned up")
        raise


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
print("the default is back:", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
