import asyncio

from _twin import after, note, run


async def main():
    async def child():
        note("runs once")
        return "value"

    coroutine = child()
    task = asyncio.create_task(after(10, "task"))
    note(await asyncio.gather(coroutine, task, coroutine, task))


run(main)
