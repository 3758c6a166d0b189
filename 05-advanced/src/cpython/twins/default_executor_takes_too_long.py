"""The default executor is to end within a time, and does not."""

import asyncio
import threading
import warnings


async def main():
    loop = asyncio.get_running_loop()
    begun = threading.Event()
    may_end = threading.Event()

    def call():
        begun.set()
        may_end.wait()
        return "ends all the same"

    future = loop.run_in_executor(None, call)
    begun.wait()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        await loop.shutdown_default_executor(timeout=0.01)
    print("warnings:", len(caught))
    print("the call is done:", future.done())
    may_end.set()
    print("the call", await future)


asyncio.run(main())
