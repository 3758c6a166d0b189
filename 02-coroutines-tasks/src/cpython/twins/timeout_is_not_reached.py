import asyncio

from _twin import after, note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.02) as limit:
            result = await after(10, "value")
        note(limit.expired())
        return result

    await outcome("timeout", body())
    await asyncio.sleep(0.02)
    note("nothing happened")


run(main)
