import asyncio

from _twin import Boom, note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(outcome("child", future))
    await asyncio.sleep(0)
    future.set_exception(Boom())
    note(task.cancel())
    await outcome("task", task)


run(main)
