import asyncio
import contextvars

from _twin import note, run


async def main():
    variable = contextvars.ContextVar("variable", default="default")
    first = variable.set("first")
    second = variable.set("second")
    variable.reset(second)
    note(variable.get())
    variable.reset(first)
    note(variable.get())
    try:
        variable.reset(first)
    except RuntimeError:
        note("used before")

    async def child():
        try:
            variable.reset(token)
        except ValueError:
            note("another context")

    token = variable.set("third")
    await asyncio.create_task(child())


run(main)
