import asyncio
import contextvars

from _twin import note, run


async def main():
    variable = contextvars.ContextVar("variable", default="default")
    loop = asyncio.get_running_loop()
    variable.set("first")
    loop.call_soon(lambda: note(variable.get()))
    loop.call_later(0.01, lambda: note(variable.get()))
    loop.call_soon(lambda: variable.set("callback"))
    variable.set("second")
    loop.call_soon(lambda: note(variable.get()))
    await asyncio.sleep(0.02)
    note(variable.get())


run(main)
