import asyncio

from _twin import note, run


async def take(name, shared):
    async for future in shared:
        note(f"{name} {future.result()}")
        return


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    takers = []
    futures[0].add_done_callback(
        lambda _: takers.append(asyncio.create_task(take("newcomer", shared)))
    )
    shared = asyncio.as_completed(futures)
    takers += [asyncio.create_task(take(name, shared)) for name in "ab"]
    for i in range(3):
        await asyncio.sleep(0.01)
        futures[i].set_result(i)
    await asyncio.gather(*takers)


run(main)
