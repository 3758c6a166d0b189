import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        task = asyncio.current_task()
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note(task.cancelling())
            note(task.uncancel())
            note(task.uncancel())
            note(task.uncancel())
        await asyncio.sleep(0)
        return "value"

    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    await outcome("task", task)


run(main)
