"""A future that is done already is wrapped: its result comes in by the loop, in line."""

import asyncio
from concurrent.futures import Future


async def main():
    loop = asyncio.get_running_loop()
    done = Future()
    done.set_result("result")
    loop.call_soon(print, "scheduled before")
    wrapped = asyncio.wrap_future(done)
    print("done:", wrapped.done())
    wrapped.add_done_callback(lambda future: print("the wrapped one is done:", future.result()))
    loop.call_soon(print, "scheduled after")
    await asyncio.sleep(0)
    print("done:", wrapped.done())
    await asyncio.sleep(0)


asyncio.run(main())
