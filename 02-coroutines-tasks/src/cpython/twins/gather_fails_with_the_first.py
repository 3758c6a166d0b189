import asyncio

from _twin import after, fail_after, note, outcome, run


async def main():
    slow = asyncio.create_task(outcome("slow", after(30, "slow")))
    await outcome("gather", asyncio.gather(fail_after(20), slow, fail_after(10)))
    note(slow.done())
    await slow


run(main)
