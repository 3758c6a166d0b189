"""What AsyncExitStack and this course's stack have in common."""

import asyncio
from contextlib import AsyncExitStack


def program(loop):
    def closing(name, failure=None):
        async def close():
            print("close", name)
            await asyncio.sleep(0)
            print("closed", name)
            if failure is not None:
                raise failure

        return close

    async def main():
        print("in reverse order")
        async with AsyncExitStack() as stack:
            for name in "abc":
                stack.push_async_callback(closing(name))
            print("body")

        print("one fails")
        try:
            async with AsyncExitStack() as stack:
                stack.push_async_callback(closing("a"))
                stack.push_async_callback(closing("b", OSError()))
                stack.push_async_callback(closing("c"))
        except OSError:
            print("a failure comes out")

        print("pushed while it closes")
        async with AsyncExitStack() as stack:

            async def push():
                print("push")
                stack.push_async_callback(closing("late"))

            stack.push_async_callback(closing("a"))
            stack.push_async_callback(push)
            stack.push_async_callback(closing("b"))

        print("moved on")
        async with AsyncExitStack() as stack:
            for name in "ab":
                stack.push_async_callback(closing(name))
            moved = stack.pop_all()
        print("left")
        await moved.aclose()
        await moved.aclose()

    loop.run_until_complete(main())


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        program(runner.get_loop())
