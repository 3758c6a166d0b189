import asyncio

from _twin import fail_after, note, run


async def main():
    async def late(group):
        try:
            await asyncio.sleep(1)
        finally:
            try:
                group.create_task(asyncio.sleep(0))
            except RuntimeError:
                note("shutting down")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(late(group))
            group.create_task(fail_after(10))
    except ExceptionGroup:
        note("failed")
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError:
        note("finished")


run(main)
