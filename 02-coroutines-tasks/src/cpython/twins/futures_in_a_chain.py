import asyncio

from _twin import note, run


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(4)]

    async def link(i):
        await futures[i]
        note(f"link {i}")
        futures[i + 1].set_result(None)

    tasks = [asyncio.create_task(link(i)) for i in range(3)]
    await asyncio.sleep(0)
    futures[0].set_result(None)
    await futures[3]
    note("last future")
    for task in tasks:
        await task
    note("end")


run(main)
