import asyncio

from _twin import note, run


async def take(name, shared):
    try:
        async for future in shared:
            note(f"{name} {future.result()}")
            return
    except asyncio.CancelledError:
        note(f"{name} cancelled")


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(4)]
    shared = asyncio.as_completed(futures)
    takers = [asyncio.create_task(take(name, shared)) for name in "abcd"]
    await asyncio.sleep(0.01)
    futures[0].set_result(0)
    takers[0].cancel()
    for i in (1, 2):
        await asyncio.sleep(0.01)
        futures[i].set_result(i)
    await asyncio.gather(*takers)


run(main)
