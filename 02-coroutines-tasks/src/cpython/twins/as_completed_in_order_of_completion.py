import asyncio

from _twin import after, note, run


async def main():
    async for task in asyncio.as_completed([after(30, "a"), after(10, "b"), after(20, "c")]):
        note(task.result())
    note("end")


run(main)
