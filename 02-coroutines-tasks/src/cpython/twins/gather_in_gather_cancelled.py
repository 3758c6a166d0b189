import asyncio

from _twin import note, outcome, run


async def main():
    async def child(i):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note(f"child {i}")
            raise

    inner = asyncio.gather(child(0), child(1))
    outer = asyncio.gather(inner, child(2))
    waiter = asyncio.create_task(outcome("waiter", outer))
    await asyncio.sleep(0.01)
    outer.cancel()
    await waiter


run(main)
