import asyncio

from _twin import after, note, outcome, run


async def main():
    task = asyncio.create_task(after(10, "value"))
    waiters = [asyncio.create_task(outcome(i, task)) for i in range(3)]
    task.add_done_callback(lambda t: note("callback"))
    await asyncio.sleep(0.02)
    for waiter in waiters:
        await waiter


run(main)
