import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                note("cancelled inside")
                raise

    await outcome("timeout", body())
    note(asyncio.current_task().cancelling())


run(main)
