import asyncio

from _twin import fail_after, name, note, run


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_after(0))
            group.create_task(fail_after(0))
    except ExceptionGroup as error:
        note([name(e) for e in error.exceptions])


run(main)
