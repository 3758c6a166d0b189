import asyncio

from _twin import note, outcome, run


async def main():
    async def inner():
        note("inner")
        return "value"

    async def outer():
        note("outer")
        result = await asyncio.create_task(inner())
        note("outer goes on")
        return result

    await outcome("main", asyncio.create_task(outer()))


run(main)
