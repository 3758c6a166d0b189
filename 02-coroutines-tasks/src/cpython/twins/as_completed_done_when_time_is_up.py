import asyncio

from _twin import name, note, run


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    loop.call_later(0.01, futures[0].set_result, 0)
    loop.call_later(0.02, futures[1].set_result, 1)
    shared = asyncio.as_completed(futures, timeout=0.02)
    while True:
        try:
            note((await anext(shared)).result())
        except TimeoutError as error:
            note(name(error))
        except StopAsyncIteration:
            break
    note("end")


run(main)
