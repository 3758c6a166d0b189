import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        finally:
            note("cleaning up")
            await asyncio.sleep(0.02)

    task = asyncio.create_task(child())
    await outcome("wait_for", asyncio.wait_for(task, 0.01))
    note(task.cancelled())


run(main)
