import asyncio

from _twin import note, outcome, run


async def main():
    async def inner():
        note("inner")
        return "value"

    asyncio.get_running_loop().call_soon(note, "callback")
    await outcome("main", inner())
    await asyncio.sleep(0)
    note("end")


run(main)
