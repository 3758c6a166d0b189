import asyncio

from _twin import after, note, outcome, run


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(outcome(i, after(i * 10, i))) for i in (2, 1)]
        note("body ends")
    note([task.done() for task in tasks])


run(main)
