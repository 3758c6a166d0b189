import asyncio

from _twin import note, run


async def main():
    async def child(group, depth):
        note(f"depth {depth}")
        if depth < 3:
            group.create_task(child(group, depth + 1))

    async with asyncio.TaskGroup() as group:
        group.create_task(child(group, 1))
    note("end")


run(main)
