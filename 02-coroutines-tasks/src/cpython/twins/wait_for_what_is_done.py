import asyncio

from _twin import after, note, run


async def main():
    task = asyncio.create_task(after(0, "value"))
    await task
    asyncio.get_running_loop().call_soon(note, "callback")
    done, pending = await asyncio.wait([task])
    note(len(done))


run(main)
