import asyncio

from _twin import note, outcome, run


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("refused")
        return "value"

    await outcome("wait_for", asyncio.wait_for(asyncio.create_task(stubborn()), 0.01))


run(main)
