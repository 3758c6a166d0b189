import asyncio

from _twin import note, run


async def main():
    async def left():
        try:
            await asyncio.sleep(1)
        finally:
            note("finally")
            await asyncio.sleep(0.01)
            note("after an await")

    task = asyncio.create_task(left())
    await asyncio.sleep(0)
    note("main ends")
    return task


run(main)
