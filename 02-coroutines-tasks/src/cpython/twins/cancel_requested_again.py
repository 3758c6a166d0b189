import asyncio

from _twin import note, outcome, run


async def main():
    async def stubborn():
        for i in range(2):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                note(f"swallowed {i}")
        await asyncio.sleep(1)

    task = asyncio.create_task(stubborn())
    for _ in range(3):
        await asyncio.sleep(0)
        note(task.cancel())
    await outcome("task", task)
    note(task.cancelling())


run(main)
