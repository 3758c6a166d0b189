"""A job that cannot be pickled fails alone, and not where it is submitted."""

import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        future = loop.run_in_executor(pool, square, threading.Lock())
        print("submitted")
        try:
            await future
        except TypeError:
            print("it cannot be sent")
        print("after that:", await loop.run_in_executor(pool, square, 3))


if __name__ == "__main__":
    asyncio.run(main())
