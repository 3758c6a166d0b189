import asyncio

from _twin import note, outcome, run


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("there")
    asyncio.get_running_loop().call_soon(note, "callback")
    await outcome("first", future)
    await outcome("second", future)
    await asyncio.sleep(0)
    note("end")


run(main)
