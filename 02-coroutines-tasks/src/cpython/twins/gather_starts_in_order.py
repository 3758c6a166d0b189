import asyncio

from _twin import note, run


async def main():
    async def child(i):
        note(f"start {i}")
        return i

    gathered = asyncio.gather(*[child(i) for i in range(3)])
    note("gathered")
    note(await gathered)


run(main)
