import asyncio

from _twin import after, name, note, outcome, run


async def main():
    tasks = [asyncio.create_task(after(10, "a")), asyncio.create_task(after(30, "b"))]
    try:
        async for task in asyncio.as_completed(tasks, timeout=0.02):
            note(task.result())
    except TimeoutError as error:
        note(name(error))
    await outcome("second", tasks[1])


run(main)
