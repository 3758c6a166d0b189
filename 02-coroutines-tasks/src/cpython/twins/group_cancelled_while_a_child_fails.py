import asyncio

from _twin import Boom, name, note, outcome, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        finally:
            note("child")
            raise Boom

    async def parent():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
        except ExceptionGroup as error:
            note([name(e) for e in error.exceptions])
        note(asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        note("never")

    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel()
    await outcome("parent", task)


run(main)
