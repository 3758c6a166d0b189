import asyncio

from _twin import fail_after, name, note, run


async def main():
    async def sibling():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("sibling")
            raise

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fail_after(10))
            await asyncio.sleep(1)
            note("never")
    except ExceptionGroup as error:
        note([name(e) for e in error.exceptions])
    note(asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    note("main goes on")


run(main)
