import asyncio

from _twin import after, note, outcome, run


async def main():
    children = [asyncio.create_task(after(20, i)) for i in range(2)]
    gathered = asyncio.gather(*children)
    waiter = asyncio.create_task(outcome("waiter", gathered))
    await asyncio.sleep(0.01)
    children[0].cancel()
    await waiter
    note(gathered.cancelled())
    await outcome("other", children[1])


run(main)
