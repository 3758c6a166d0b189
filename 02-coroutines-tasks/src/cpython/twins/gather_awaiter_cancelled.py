import asyncio

from _twin import after, note, outcome, run


async def main():
    children = [asyncio.create_task(after(20, i)) for i in range(2)]

    async def parent():
        await asyncio.gather(*children)

    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    await outcome("parent", task)
    note([child.cancelled() for child in children])
    note(task.cancelled())


run(main)
