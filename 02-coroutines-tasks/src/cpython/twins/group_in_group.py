import asyncio

from _twin import after, fail_after, name, note, run


async def main():
    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_after(10))
            group.create_task(after(20, "never"))

    async def sibling():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("outer sibling")
            raise

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(sibling())
    except ExceptionGroup as error:
        note([name(e) for e in error.exceptions])
        note([name(e) for e in error.exceptions[0].exceptions])


run(main)
