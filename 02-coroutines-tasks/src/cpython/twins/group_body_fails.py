import asyncio

from _twin import Boom, name, note, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            note("child")
            raise

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
            await asyncio.sleep(0)
            raise Boom
    except ExceptionGroup as error:
        note([name(e) for e in error.exceptions])


run(main)
