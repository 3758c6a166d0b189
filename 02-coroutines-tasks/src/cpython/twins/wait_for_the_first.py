import asyncio

from _twin import after, note, run


async def main():
    tasks = [asyncio.create_task(after(millis, millis)) for millis in (30, 10, 20)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    note([tasks.index(task) for task in tasks if task in done])
    note([tasks.index(task) for task in tasks if task in pending])
    for task in tasks:
        await task
    note("end")


run(main)
