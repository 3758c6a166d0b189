import asyncio

from _twin import after, fail_after, note, outcome, run


async def main():
    tasks = [asyncio.create_task(after(10, "a")), asyncio.create_task(fail_after(20))]
    done, pending = await asyncio.wait(tasks)
    note(len(done))
    note(len(pending))
    await outcome("second", tasks[1])


run(main)
