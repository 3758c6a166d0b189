"""What task groups do with failures and cancellations."""

import asyncio


def program(loop):
    async def worker(name, seconds):
        try:
            await asyncio.sleep(seconds)
            print(f"{name} is done")
        except asyncio.CancelledError:
            print(f"{name} is cancelled")
            raise

    async def failing(error, seconds):
        await asyncio.sleep(seconds)
        print("a task fails")
        raise error

    async def all_is_well():
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("second", 0.1))
            group.create_task(worker("first", 0.01))
            print("the body ends")
        print("the group ends")

    async def one_fails():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(worker("quick", 0.01))
                group.create_task(failing(OSError("disk"), 0.1))
                group.create_task(worker("slow", 2))
                await worker("body", 2)
        except* OSError as failures:
            print(f"{len(failures.exceptions)} of them I can handle")
        print(f"cancelling: {asyncio.current_task().cancelling()}")

    async def nested():
        try:
            async with asyncio.TaskGroup() as outer:
                outer.create_task(worker("sibling", 2))
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(failing(ValueError("number"), 0))
                    inner.create_task(failing(OSError("disk"), 0))
        except ExceptionGroup as failures:
            handled, rest = failures.split(OSError)
            print("handled", describe(handled))
            print("left", describe(rest))

    async def from_outside():
        async def group_of_one():
            async with asyncio.TaskGroup() as group:
                group.create_task(worker("task", 2))

        parent = asyncio.create_task(group_of_one())
        await asyncio.sleep(0.01)
        parent.cancel()
        try:
            await parent
        except asyncio.CancelledError:
            print("the group is cancelled")

    def describe(failure):
        if isinstance(failure, ExceptionGroup):
            return "[" + ", ".join(describe(each) for each in failure.exceptions) + "]"
        return str(failure)

    async def main():
        for part in (all_is_well, one_fails, nested, from_outside):
            print("--", part.__name__.replace("_", " "))
            await part()

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
