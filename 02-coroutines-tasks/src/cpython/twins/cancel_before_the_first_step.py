import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        note("never")

    task = asyncio.create_task(child())
    note(task.cancel())
    note(task.cancelled())
    await outcome("task", task)
    note(task.cancelled())
    note(task.cancel())


run(main)
