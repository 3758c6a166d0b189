"""Words go through two stages, of which the second is slow and has two workers."""

import asyncio


def program(loop):
    async def take(source):
        try:
            return await source.get()
        except asyncio.QueueShutDown:
            return None

    async def stage(name, seconds, source, target):
        while (word := await take(source)) is not None:
            print(f"{name} {word}")
            await asyncio.sleep(seconds)
            await target.put(f"{word}.")

    async def run_stage(workers, *args):
        await asyncio.gather(*(stage(*args) for _ in range(workers)))
        args[-1].shutdown()

    async def sink(source):
        while (word := await take(source)) is not None:
            print(f"out: {word}")
        print("the end")

    async def feed(target):
        for word in ("ant", "bee", "cat", "dog"):
            await target.put(word)
        target.shutdown()

    async def main():
        a, b, c = (asyncio.Queue(1) for _ in range(3))
        async with asyncio.TaskGroup() as group:
            group.create_task(feed(a))
            group.create_task(run_stage(1, "wash", 0.01, a, b))
            group.create_task(run_stage(2, "dry", 0.025, b, c))
            group.create_task(sink(c))

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
