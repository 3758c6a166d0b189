import asyncio

from _twin import note, outcome, run


async def main():
    async def inner():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("inner")
            raise

    async def outer(task):
        try:
            await task
        except asyncio.CancelledError:
            note("outer")
            raise

    inner_task = asyncio.create_task(inner())
    outer_task = asyncio.create_task(outer(inner_task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer_task.cancel()
    await outcome("outer", outer_task)
    note(inner_task.cancelled())


run(main)
