import asyncio

from _twin import note, run


async def main():
    note(await asyncio.gather())


run(main)
