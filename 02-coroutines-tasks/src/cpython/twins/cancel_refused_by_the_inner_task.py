import asyncio

from _twin import note, outcome, run


async def main():
    async def inner():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("inner refuses")
        return "inner's value"

    async def outer(task):
        return await task

    inner_task = asyncio.create_task(inner())
    outer_task = asyncio.create_task(outer(inner_task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer_task.cancel()
    await outcome("outer", outer_task)
    note(outer_task.cancelled())


run(main)
