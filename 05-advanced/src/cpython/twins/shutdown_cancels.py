"""A pool is shut down while a job runs and others wait, which are cancelled."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def begin(begun, may_end):
    global events
    events = begun, may_end


def wait(name):
    begun, may_end = events
    begun.set()
    may_end.wait()
    return name


async def main():
    loop = asyncio.get_running_loop()
    events = multiprocessing.Event(), multiprocessing.Event()
    pool = ProcessPoolExecutor(1, initializer=begin, initargs=events)
    a = loop.run_in_executor(pool, wait, "a")
    await asyncio.to_thread(events[0].wait)
    # Two more than it has workers are in a pipe to them, and count as begun.
    ahead = [loop.run_in_executor(pool, wait, "in the pipe") for _ in range(2)]
    await asyncio.sleep(0.5)
    b = loop.run_in_executor(pool, wait, "b")
    c = loop.run_in_executor(pool, wait, "c")
    pool.shutdown(wait=False, cancel_futures=True)
    events[1].set()
    print("a:", await a)
    await asyncio.gather(*ahead)
    for name, future in ("b", b), ("c", c):
        try:
            print(f"{name}:", await future)
        except asyncio.CancelledError:
            print(f"{name}: cancelled")


if __name__ == "__main__":
    asyncio.run(main())
