"""A periodic task, and sleeps side by side."""

import asyncio
from itertools import count


def program(loop):
    async def tick():
        try:
            for number in count(1):
                print(f"tick {number}")
                await asyncio.sleep(0.05)
        finally:
            print("the clock is put away")

    async def run():
        ticking = asyncio.create_task(tick())
        print(await asyncio.sleep(0.07, "half way"))
        await asyncio.sleep(0.06)
        ticking.cancel()
        try:
            await ticking
        except asyncio.CancelledError:
            print("no more ticks")

    loop.run_until_complete(run())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
