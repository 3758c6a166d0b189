import asyncio

from _twin import note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        finally:
            note("cleaning up")
            await asyncio.sleep(0.02)
            note("never")

    task = asyncio.create_task(child())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.sleep(0.01)
    task.cancel()
    await outcome("task", task)


run(main)
