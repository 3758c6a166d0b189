"""Ctrl-C, once, for a program that ends by itself then."""

import asyncio
import signal


async def main():
    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        return "ended by itself"


print(asyncio.run(main()))
print("the default is back:", signal.getsignal(signal.SIGINT) is signal.default_int_handler)
