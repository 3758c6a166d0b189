import asyncio

from _twin import after, note, run


async def main():
    note(await asyncio.gather(after(30, "a"), after(10, "b"), after(20, "c")))


run(main)
