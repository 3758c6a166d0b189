import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("in the child")
            raise

    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel()
    note(task.cancelled())
    await outcome("task", task)
    note(task.cancelled())


run(main)
