import asyncio

from _twin import Boom, note, outcome, run


async def main():
    async def child():
        asyncio.current_task().cancel()
        raise Boom

    task = asyncio.create_task(child())
    await outcome("task", task)
    note(task.cancelled())


run(main)
