import asyncio

from _twin import after, note, outcome, run


async def main():
    inner = asyncio.create_task(after(0, "value"))
    await inner
    note(asyncio.shield(inner) is inner)
    waiting = asyncio.create_task(after(10, "value"))
    note(asyncio.shield(waiting) is waiting)
    await outcome("shielded", asyncio.shield(waiting))


run(main)
