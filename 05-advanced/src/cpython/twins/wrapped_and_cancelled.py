"""A wrapped future is cancelled on the loop, another one outside of it."""

import asyncio
from concurrent.futures import Future


async def main():
    loop = asyncio.get_running_loop()
    outer = Future()
    wrapped = asyncio.wrap_future(outer)
    wrapped.cancel()
    print("at once:", outer.cancelled())
    await asyncio.sleep(0)
    print("in the next iteration:", outer.cancelled())

    outer = Future()
    wrapped = asyncio.wrap_future(outer)
    outer.cancel()
    print("at once:", wrapped.cancelled())
    await asyncio.sleep(0)
    print("in the next iteration:", wrapped.cancelled())

    outer = Future()
    wrapped = asyncio.wrap_future(outer)
    wrapped.cancel()
    outer.set_result("late")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("a late result is dropped:", wrapped.cancelled(), outer.cancelled())


asyncio.run(main())
