"""What changes if tasks begin at once."""

import asyncio


async def look_up(name, cache):
    print(name, "begins")
    if name not in cache:
        await asyncio.sleep(0.01)
        cache[name] = name.upper()
    print(name, "ends")
    return cache[name]


async def program(label):
    print("--", label)
    cache = {"ann": "ANN"}
    tasks = [asyncio.create_task(look_up(name, cache)) for name in ("ann", "ben")]
    print("created, done:", [task.done() for task in tasks])
    print(await asyncio.gather(*tasks))


async def main():
    await program("as always")
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await program("eager")


if __name__ == "__main__":
    asyncio.run(main())
