import asyncio

from _twin import name, note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(outcome("child", future))
    await asyncio.sleep(0)
    note(task.cancel())
    note(future.cancelled())
    try:
        future.set_result("value")
    except asyncio.InvalidStateError as error:
        note(name(error))
    await outcome("task", task)


run(main)
