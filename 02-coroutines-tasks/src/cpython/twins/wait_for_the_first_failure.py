import asyncio

from _twin import after, fail_after, note, outcome, run


async def main():
    cancelled = asyncio.create_task(after(40, "never"))
    tasks = [cancelled, asyncio.create_task(fail_after(20)), asyncio.create_task(after(30, "c"))]
    asyncio.get_running_loop().call_later(0.01, cancelled.cancel)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    note([i for i in range(3) if tasks[i] in done])
    for i in range(1, 3):
        await outcome(i, tasks[i])


run(main)
