import asyncio

from _twin import note, run


async def main():
    future = asyncio.get_running_loop().create_future()

    def twice(f):
        note("never")

    future.add_done_callback(twice)
    future.add_done_callback(lambda f: note("stays"))
    future.add_done_callback(twice)
    note(future.remove_done_callback(twice))
    note(future.remove_done_callback(twice))
    future.set_result(None)
    await asyncio.sleep(0)
    note("end")


run(main)
