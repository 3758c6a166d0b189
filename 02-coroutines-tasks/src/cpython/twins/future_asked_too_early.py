import asyncio

from _twin import name, note, run


async def main():
    future = asyncio.get_running_loop().create_future()
    for question in (future.result, future.exception):
        try:
            question()
        except asyncio.InvalidStateError as error:
            note(name(error))
    note(future.cancel())
    note(future.cancel())
    for question in (future.result, future.exception):
        try:
            question()
        except asyncio.CancelledError as error:
            note(name(error))


run(main)
