"""Two coroutines that take turns, driven by hand."""

import types


@types.coroutine
def suspend(awaited):
    yield awaited


def program(loop):
    async def cook():
        print("cook: water on")
        await boil("water")
        print("cook: noodles in")
        await boil("noodles")
        return "noodles"

    async def boil(what):
        await suspend(what + " to boil")

    async def wash():
        for dish in ["a plate", "a pot", "a spoon"]:
            print("wash:", dish)
            await suspend("the next dish")
        return "clean"

    waiting = [cook(), wash()]
    while waiting:
        coroutine = waiting.pop(0)
        try:
            print("  waits for", coroutine.send(None))
            waiting.append(coroutine)
        except StopIteration as end:
            print("  ended:", end.value)


if __name__ == "__main__":
    program(None)
