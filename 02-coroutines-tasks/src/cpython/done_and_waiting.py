"""Done callbacks, wait, and results as they come."""

import asyncio


def program(loop):
    async def fetch(name, seconds):
        await asyncio.sleep(seconds)
        return name

    async def broken(name, seconds):
        await asyncio.sleep(seconds)
        raise OSError(name)

    def names(tasks):
        return " ".join(sorted(task.get_name() for task in tasks)) or "none"

    def task(coroutine, name):
        made = asyncio.create_task(coroutine, name=name)
        made.add_done_callback(lambda done: print(f"callback: {done.get_name()} is done"))
        return made

    async def main():
        tasks = [task(fetch("a", 0.1), "a"), task(broken("b", 0.2), "b"), task(fetch("c", 0.3), "c")]

        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        print(f"first completed: {names(done)}, pending: {names(pending)}")

        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        print(f"first exception: {names(done)}, pending: {names(pending)}")

        done, pending = await asyncio.wait(pending, timeout=0.03)
        print(f"time is up: {names(done)}, pending: {names(pending)}")

        done, pending = await asyncio.wait(tasks)
        print(f"all: {names(done)}, pending: {names(pending)}")

        races = [task(fetch("x", 0.3), "x"), task(fetch("y", 0.1), "y"), task(fetch("z", 0.2), "z")]
        async for finished in asyncio.as_completed(races):
            print(f"next: {await finished}")

        late = task(fetch("late", 0.5), "late")
        try:
            async for finished in asyncio.as_completed([late], timeout=0.2):
                print(f"next: {await finished}")
        except TimeoutError:
            print("time is up")
        print(f"late is not cancelled: {await late}")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
