import asyncio

from _twin import fail_after, name, note, outcome, run


async def main():
    task = asyncio.create_task(fail_after(10))
    waiters = [asyncio.create_task(outcome(i, task)) for i in range(2)]
    await outcome("main", task)
    for waiter in waiters:
        await waiter
    note(name(task.exception()))


run(main)
