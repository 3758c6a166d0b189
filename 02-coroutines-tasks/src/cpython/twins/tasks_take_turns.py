import asyncio

from _twin import note, run


async def main():
    async def count(who, times):
        for i in range(times):
            note(f"{who} {i}")
            await asyncio.sleep(0)

    a = asyncio.create_task(count("a", 3))
    b = asyncio.create_task(count("b", 2))
    await count("main", 2)
    await a
    await b


run(main)
