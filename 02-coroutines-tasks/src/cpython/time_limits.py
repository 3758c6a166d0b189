"""Time limits: reached, not reached, nested, moved."""

import asyncio


def program(loop):
    async def fetch(name, seconds):
        try:
            await asyncio.sleep(seconds)
            return name
        except asyncio.CancelledError:
            print(f"{name} gives up")
            raise

    async def within(seconds, name, takes):
        try:
            async with asyncio.timeout(seconds):
                print(await fetch(name, takes))
        except TimeoutError:
            print(f"{name}: time is up")

    async def main():
        await within(0.2, "quick", 0.05)
        await within(0.05, "slow", 0.2)

        try:
            async with asyncio.timeout(0.1):
                await within(0.05, "first", 0.2)
                await within(0.2, "second", 0.2)
        except TimeoutError:
            print("the outer limit")

        async with asyncio.timeout(0.05) as limit:
            limit.reschedule(loop.time() + 0.2)
            print(await fetch("moved", 0.1))
        print(f"expired: {str(limit.expired()).lower()}")

        try:
            await asyncio.wait_for(fetch("one call", 0.2), 0.05)
        except TimeoutError:
            print("one call: time is up")

        task = loop.create_task(within(0.2, "cancelled", 1))
        await asyncio.sleep(0.05)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("that was not the limit")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
