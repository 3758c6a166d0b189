import asyncio

from _twin import Boom, outcome, run


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(2)]
    waiter = asyncio.create_task(outcome("waiter", asyncio.gather(*futures)))
    await asyncio.sleep(0)
    futures[1].set_exception(Boom())
    futures[0].cancel()
    await waiter


run(main)
