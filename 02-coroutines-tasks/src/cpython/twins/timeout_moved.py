import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(0.01) as limit:
            limit.reschedule(loop.time() + 0.03)
            await asyncio.sleep(0.02)
            note("went on")
            limit.reschedule(None)
            await asyncio.sleep(0.02)
            note("went on")
            limit.reschedule(loop.time() - 1)
            await asyncio.sleep(1)

    await outcome("task", body())


run(main)
