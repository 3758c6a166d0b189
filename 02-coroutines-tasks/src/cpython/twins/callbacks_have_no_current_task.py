import asyncio

from _twin import note, run


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: note(asyncio.current_task() is None))
    note(asyncio.current_task() is None)
    await asyncio.sleep(0)
    note(len(asyncio.all_tasks()))
    other = asyncio.create_task(asyncio.sleep(0))
    note(len(asyncio.all_tasks()))
    await other
    note(len(asyncio.all_tasks()))


run(main)
