import asyncio

from _twin import after, note, outcome, run


async def main():
    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("refused")
        return "value"

    gathered = asyncio.gather(stubborn(), after(20, "b"), return_exceptions=True)
    waiter = asyncio.create_task(outcome("waiter", gathered))
    await asyncio.sleep(0.01)
    gathered.cancel()
    await waiter
    note(gathered.cancelled())


run(main)
