import asyncio

from _twin import after, note, outcome, run


async def main():
    tasks = [asyncio.create_task(after(millis, millis)) for millis in (10, 30)]
    done, pending = await asyncio.wait(tasks, timeout=0.02)
    note([i for i in range(2) if tasks[i] in done])
    await outcome("pending", tasks[1])


run(main)
