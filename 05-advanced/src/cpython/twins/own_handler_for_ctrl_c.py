"""A program that has a handler of its own for SIGINT."""

import asyncio
import signal


def own(number, frame):
    print("the program's own handler")


async def main():
    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0.01)
    return "not cancelled"


signal.signal(signal.SIGINT, own)
print(asyncio.run(main()))
print("it is still there:", signal.getsignal(signal.SIGINT) is own)
