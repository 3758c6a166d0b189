import asyncio

from _twin import note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(outcome("child", future))
    await asyncio.sleep(0)
    future.set_result("value")
    note(task.cancel())
    await outcome("task", task)
    note(task.cancelled())


run(main)
