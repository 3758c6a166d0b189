"""A pool of two worker processes: a job, a map, a failure, and the end."""

import asyncio
import os
from concurrent.futures import ProcessPoolExecutor


def is_prime(number):
    return number > 1 and all(number % d for d in range(2, int(number**0.5) + 1))


def count_primes(start, stop):
    return sum(map(is_prime, range(start, stop)))


def primes_from(start):
    return count_primes(start, start + 1_000)


def divide(number, by):
    return number // by


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        here = os.getpid()
        print("somewhere else:", await loop.run_in_executor(pool, os.getpid) != here)
        print("primes:", await loop.run_in_executor(pool, count_primes, 0, 10_000))

        starts = [0, 1_000, 2_000, 3_000]
        for count in pool.map(primes_from, starts, chunksize=2):
            print("a thousand numbers have", count)
        try:
            await loop.run_in_executor(pool, divide, 1, 0)
        except ZeroDivisionError as failed:
            told = type(failed.__cause__).__name__ == "_RemoteTraceback"
            print("it failed, and says where:", told)
        last = loop.run_in_executor(pool, count_primes, 0, 100)
        pool.shutdown()
        print("the last one:", await last)
        try:
            loop.run_in_executor(pool, divide, 1, 1)
        except RuntimeError:
            print("no more jobs")


if __name__ == "__main__":
    asyncio.run(main())
