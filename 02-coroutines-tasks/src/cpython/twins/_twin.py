"""Runs a program in virtual time, and prints what it notes, and when.

"When" is the iteration of the loop, counted from the program's first, and the time in milliseconds.
"""

import asyncio
import selectors


class VirtualTime(selectors.DefaultSelector):
    """Moves on when the loop would sleep."""

    nanos = 0
    iterations = 0

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("the loop went to sleep for ever")
        self.iterations += 1
        self.nanos += round(timeout * 1e9)
        return super().select(0)


class Boom(Exception):
    pass


time = VirtualTime()


def note(what):
    print(f"{time.iterations:2} {time.nanos // 1_000_000:4} ms  {what}")


def name(error):
    return type(error).__name__


async def outcome(what, awaitable):
    """Awaits, and notes how it ended."""
    try:
        note(f"{what}: {await awaitable}")
    except BaseException as error:
        note(f"{what}: {name(error)}")


async def after(millis, result):
    await asyncio.sleep(millis / 1000)
    return result


async def fail_after(millis):
    await asyncio.sleep(millis / 1000)
    raise Boom


def new_loop():
    loop = asyncio.SelectorEventLoop(time)
    loop.time = lambda: time.nanos / 1e9
    return loop


def run(main):
    asyncio.run(main(), loop_factory=new_loop)
