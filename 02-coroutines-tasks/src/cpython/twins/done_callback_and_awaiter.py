import asyncio

from _twin import after, note, outcome, run


async def main():
    task = asyncio.create_task(after(0, "value"))
    task.add_done_callback(lambda t: note("callback 1"))
    waiter = asyncio.create_task(outcome("waiter", task))
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: note("callback 2"))
    await waiter


run(main)
