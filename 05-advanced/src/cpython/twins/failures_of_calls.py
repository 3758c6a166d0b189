"""A call fails by the very exception that it threw; an executor that is shut down refuses at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    failure = OSError("disk")

    def call():
        raise failure

    pool = ThreadPoolExecutor(1)
    try:
        await loop.run_in_executor(pool, call)
    except OSError as caught:
        print("the same exception:", caught is failure)
    pool.shutdown()
    try:
        loop.run_in_executor(pool, call)
    except RuntimeError:
        print("refused at once")


asyncio.run(main())
