import asyncio

from _twin import after, note, outcome, run


async def main():
    inner = asyncio.create_task(after(30, "value"))
    outer = asyncio.create_task(asyncio.wait_for(inner, 0.02))
    await asyncio.sleep(0.01)
    outer.cancel()
    await outcome("outer", outer)
    note(inner.cancelled())


run(main)
