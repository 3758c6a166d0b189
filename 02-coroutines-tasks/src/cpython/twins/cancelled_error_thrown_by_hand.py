import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        raise asyncio.CancelledError

    task = asyncio.create_task(child())
    await outcome("task", task)
    note(task.cancelled())
    note(task.cancelling())


run(main)
