import asyncio

from _twin import note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: note("callback before"))
    task = asyncio.create_task(outcome("task", future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: note("callback after"))
    future.set_result("value")
    await task
    note("end")


run(main)
