import asyncio

from _twin import after, note, outcome, run


async def main():
    made = []
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: made.append(loop.create_task(outcome("child", after(0, "value")))))
    loop.call_soon(note, "callback after")
    await asyncio.sleep(0)
    note("main")
    await made[0]
    note("end")


run(main)
