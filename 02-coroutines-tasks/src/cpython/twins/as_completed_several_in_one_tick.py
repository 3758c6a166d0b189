import asyncio

from _twin import note, run


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]

    def complete():
        for i in (2, 0, 1):
            futures[i].set_result(i)

    loop.call_later(0.01, complete)
    async for future in asyncio.as_completed(futures):
        note(future.result())


run(main)
