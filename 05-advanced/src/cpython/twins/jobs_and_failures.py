"""Jobs of a process pool that end well, that fail, and that come too late."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def square(number):
    return number * number


def divide(by):
    return 100 // by


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        three = await loop.run_in_executor(pool, square, 3)
        four = await loop.run_in_executor(pool, square, 4)
        print("squares:", three, four)
        try:
            await loop.run_in_executor(pool, divide, 0)
        except ZeroDivisionError:
            print("the job failed: division by zero")
        print("after that:", await loop.run_in_executor(pool, divide, 4))
        pool.shutdown()
        try:
            pool.submit(square, 5)
        except RuntimeError:
            print("refused")


if __name__ == "__main__":
    asyncio.run(main())
