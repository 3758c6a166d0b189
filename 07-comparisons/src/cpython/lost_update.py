import asyncio
import threading


class Total:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()

    def update(self, change):
        read = self.value
        self.value = change(read)

    def guarded_update(self, change):
        with self.lock:
            self.update(change)


def in_two_threads(update, change):
    threads = [threading.Thread(target=update, args=(change,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def in_coroutines(total, number):
    async def add_one():
        await asyncio.sleep(0)
        total.update(lambda read: read + 1)

    await asyncio.gather(*(add_one() for _ in range(number)))


async def across_an_await(total):
    async def add_one():
        read = total.value
        await asyncio.sleep(0)
        total.value = read + 1

    await asyncio.gather(add_one(), add_one())


def main():
    total = Total()
    both_have_read = threading.Barrier(2)

    def slow_add_one(read):
        both_have_read.wait()
        return read + 1

    in_two_threads(total.update, slow_add_one)
    print("two threads, each adds one:", total.value)

    total = Total()
    in_two_threads(total.guarded_update, lambda read: read + 1)
    print("the same with a lock:", total.value)

    total = Total()
    asyncio.run(in_coroutines(total, 1_000))
    print("a thousand coroutines, each adds one:", total.value)

    total = Total()
    asyncio.run(across_an_await(total))
    print("two coroutines that await in between:", total.value)


main()
