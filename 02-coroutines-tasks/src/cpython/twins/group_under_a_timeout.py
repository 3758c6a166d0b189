import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(1))

    await outcome("task", body())
    note(asyncio.current_task().cancelling())


run(main)
