import asyncio

from _twin import note, run


async def main():
    async def child():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            note(error.args[0])
            raise

    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        note(error.args[0])


run(main)
