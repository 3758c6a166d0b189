import asyncio

from _twin import note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(asyncio.wait_for(future, 1))
    await asyncio.sleep(0)
    future.set_result("value")
    task.cancel()
    await outcome("task", task)
    note(future.result())


run(main)
