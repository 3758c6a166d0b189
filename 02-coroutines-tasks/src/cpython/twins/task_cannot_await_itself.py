import asyncio

from _twin import note, run


async def main():
    async def narcissus():
        await asyncio.sleep(0)
        try:
            await task
        except RuntimeError:
            note("refused")

    task = asyncio.create_task(narcissus())
    await task
    note(task.done())


run(main)
