import asyncio
import contextvars

from _twin import note, run


async def main():
    variable = contextvars.ContextVar("variable", default="default")
    future = asyncio.get_running_loop().create_future()
    variable.set("when added")
    future.add_done_callback(lambda f: note(variable.get()))

    async def complete():
        variable.set("when completed")
        future.set_result(None)

    await asyncio.create_task(complete())
    await asyncio.sleep(0)
    note(variable.get())


run(main)
