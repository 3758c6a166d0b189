import asyncio

from _twin import Boom, after, note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(Boom())
    gathered = asyncio.gather(after(10, "a"), future)
    note(gathered.done())
    await outcome("gather", gathered)


run(main)
