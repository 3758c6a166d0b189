import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("first")
        await asyncio.sleep(0)
        note("went on")

    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    note(task.cancel())
    note(task.cancel())
    await outcome("task", task)


run(main)
