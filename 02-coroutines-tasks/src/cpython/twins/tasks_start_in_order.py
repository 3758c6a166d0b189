import asyncio

from _twin import note, run


async def main():
    async def child(i):
        note(f"start {i}")
        await asyncio.sleep(0)
        note(f"end {i}")

    tasks = [asyncio.create_task(child(i)) for i in range(3)]
    note("made")
    for task in tasks:
        await task
    note("all ended")


run(main)
