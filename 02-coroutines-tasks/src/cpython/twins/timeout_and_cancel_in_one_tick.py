import asyncio

from _twin import note, outcome, run


async def main():
    async def body():
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)

    task = asyncio.create_task(body())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_at(0.01, task.cancel)
    await outcome("task", task)
    note(task.cancelled())
    note(task.cancelling())


run(main)
