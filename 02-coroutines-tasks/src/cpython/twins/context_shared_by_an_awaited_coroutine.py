import asyncio
import contextvars

from _twin import note, run


async def main():
    variable = contextvars.ContextVar("variable", default="default")

    async def child():
        variable.set("child")

    await child()
    note(variable.get())


run(main)
