import asyncio
import contextvars

from _twin import note, run


async def main():
    variable = contextvars.ContextVar("variable", default="default")
    variable.set("main")

    async def child():
        note(variable.get())
        variable.set("child")
        await asyncio.sleep(0)
        note(variable.get())

    task = asyncio.create_task(child())
    variable.set("main, later")
    await task
    note(variable.get())


run(main)
