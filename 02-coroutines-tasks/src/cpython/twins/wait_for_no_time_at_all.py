import asyncio

from _twin import after, note, outcome, run


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result("value")
    await outcome("done", asyncio.wait_for(done, 0))
    task = asyncio.create_task(after(10, "late"))
    await outcome("not done", asyncio.wait_for(task, 0))
    note(task.cancelled())
    await outcome("coroutine", asyncio.wait_for(after(0, "late"), -1))


run(main)
