import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.03) as outer:
            try:
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(1)
            except TimeoutError:
                note("inner")
            await asyncio.sleep(0.01)
            note(outer.expired())
        return "value"

    await outcome("task", body())


run(main)
