import asyncio

from _twin import after, note, run


async def main():
    async with asyncio.TaskGroup() as group:
        child = group.create_task(after(20, "never"))
        other = group.create_task(after(30, "value"))
        await asyncio.sleep(0.01)
        child.cancel()
    note(child.cancelled())
    note(other.result())


run(main)
