import asyncio

from _twin import note, run


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: note("first"))
    future.add_done_callback(lambda f: note("second"))
    future.set_result(1)
    note("result is set")
    future.add_done_callback(lambda f: note("late"))
    await asyncio.sleep(0)
    note("one iteration later")


run(main)
