"""A producer that is faster than its consumer, a bound between them, and an end."""

import asyncio


def program(loop):
    queue = asyncio.Queue(2)

    async def produce():
        for number in range(1, 6):
            await queue.put(number)
            print(f"put {number}, {queue.qsize()} waiting")
        await queue.join()
        print("all are done")
        queue.shutdown()

    async def consume():
        try:
            while True:
                number = await queue.get()
                await asyncio.sleep(0.01)
                print(f"done with {number}")
                queue.task_done()
        except asyncio.QueueShutDown:
            print("no more")

    async def main():
        await asyncio.gather(produce(), consume())
        urgent = asyncio.PriorityQueue()
        last = asyncio.LifoQueue()
        for number in (3, 1, 2):
            urgent.put_nowait(number)
            last.put_nowait(number)
        print([urgent.get_nowait() for _ in range(3)])
        print([last.get_nowait() for _ in range(3)])

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
