import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0):
            note("inside")
            await asyncio.sleep(0)
            note("never")

    await outcome("task", body())


run(main)
