import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.02):
            await asyncio.sleep(1)

    task = asyncio.create_task(body())
    await asyncio.sleep(0.01)
    task.cancel()
    await outcome("task", task)
    note(task.cancelled())


run(main)
