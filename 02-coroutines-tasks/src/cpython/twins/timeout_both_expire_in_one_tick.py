import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01):
            try:
                async with asyncio.timeout(0.01):
                    await asyncio.sleep(1)
            except TimeoutError:
                note("inner")
                raise

    await outcome("task", body())
    note(asyncio.current_task().cancelling())


run(main)
