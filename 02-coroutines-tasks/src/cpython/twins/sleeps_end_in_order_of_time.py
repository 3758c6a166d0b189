import asyncio

from _twin import note, run


async def main():
    async def sleeper(millis):
        await asyncio.sleep(millis / 1000)
        note(f"slept {millis}")

    tasks = [asyncio.create_task(sleeper(millis)) for millis in (30, 10, 20, 0)]
    for task in tasks:
        await task
    note("end")


run(main)
