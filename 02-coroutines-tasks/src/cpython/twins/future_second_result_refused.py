import asyncio

from _twin import Boom, name, note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("kept")
    for change in (lambda: future.set_result("lost"), lambda: future.set_exception(Boom())):
        try:
            change()
        except asyncio.InvalidStateError as error:
            note(name(error))
    note(future.cancel())
    await outcome("future", future)


run(main)
