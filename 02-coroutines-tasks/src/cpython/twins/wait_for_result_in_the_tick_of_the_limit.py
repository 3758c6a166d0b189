import asyncio

from _twin import outcome, run


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_at(0.01, future.set_result, "value")
    await outcome("wait_for", asyncio.wait_for(future, 0.01))


run(main)
