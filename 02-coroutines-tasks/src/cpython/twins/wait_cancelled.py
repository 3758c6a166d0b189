import asyncio

from _twin import after, outcome, run


async def main():
    task = asyncio.create_task(after(30, "value"))

    async def parent():
        await asyncio.wait([task])

    waiting = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    waiting.cancel()
    await outcome("waiting", waiting)
    await outcome("task", task)


run(main)
