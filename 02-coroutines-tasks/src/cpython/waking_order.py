"""In which order tasks wake."""

import asyncio


def program(loop):
    future = loop.create_future()

    async def waiter(name):
        print(f"{name} waits")
        answer = await future
        print(f"{name} has {answer}")
        await asyncio.sleep(0)
        print(f"{name} ends")
        return f"{name} is done"

    async def fails():
        raise ValueError("failed")

    async def run():
        first = asyncio.create_task(waiter("first"))
        second = asyncio.create_task(waiter("second"))
        loop.call_soon(print, "callback")
        print("two tasks made")
        await asyncio.sleep(0)

        print("main is back")
        future.set_result("the answer")
        loop.call_soon(print, "behind the tasks")
        print("future done")
        print(await second)
        print(await first)
        try:
            await asyncio.create_task(fails())
        except ValueError:
            print("caught")

    loop.run_until_complete(run())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
