import asyncio

from _twin import after, note, outcome, run


async def main():
    inner = asyncio.create_task(after(20, "value"))
    outer = asyncio.create_task(outcome("outer", asyncio.shield(inner)))
    await asyncio.sleep(0.01)
    outer.cancel()
    await outer
    note(inner.cancelled())
    await outcome("inner", inner)


run(main)
