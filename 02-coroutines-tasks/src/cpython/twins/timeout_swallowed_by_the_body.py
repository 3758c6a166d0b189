import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01) as limit:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                note("swallowed")
        note(limit.expired())
        await asyncio.sleep(0.01)
        return "value"

    await outcome("task", body())
    note(asyncio.current_task().cancelling())


run(main)
