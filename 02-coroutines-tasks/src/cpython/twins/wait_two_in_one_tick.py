import asyncio

from _twin import note, run


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    loop.call_later(0.01, futures[2].set_result, "c")
    loop.call_later(0.01, futures[0].set_result, "a")
    done, pending = await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    note([i for i in range(3) if futures[i] in done])


run(main)
