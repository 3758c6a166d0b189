import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        note(asyncio.current_task().cancel())
        note("still here")
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            note("at the next await")
            raise

    await outcome("task", asyncio.create_task(child()))


run(main)
