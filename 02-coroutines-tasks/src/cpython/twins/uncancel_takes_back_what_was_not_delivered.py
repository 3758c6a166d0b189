import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        task = asyncio.current_task()
        task.cancel()
        note(task.cancelling())
        note(task.uncancel())
        await asyncio.sleep(0)
        return "value"

    await outcome("task", asyncio.create_task(child()))


run(main)
