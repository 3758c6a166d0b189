import asyncio

from _twin import after, note, run


async def main():
    task = asyncio.create_task(after(0, "a"))
    await task
    future = asyncio.get_running_loop().create_future()
    future.set_result("b")
    gathered = asyncio.gather(task, future)
    note(gathered.done())
    gathered.add_done_callback(lambda f: note("callback"))
    note(await gathered)
    await asyncio.sleep(0)
    note("end")


run(main)
