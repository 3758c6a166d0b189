import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        finally:
            note("child")
            await asyncio.sleep(0.01)

    async def parent():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())

    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    await outcome("parent", task)
    note(task.cancelled())


run(main)
