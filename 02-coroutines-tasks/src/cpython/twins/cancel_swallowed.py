import asyncio

from _twin import note, outcome, run


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("swallowed")
        await asyncio.sleep(0.01)
        return "value"

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    await outcome("task", task)
    note(task.cancelled())
    note(task.cancelling())


run(main)
