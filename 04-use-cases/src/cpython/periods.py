"""A task prints the time every second, five times: by sleeping a second, and by the clock."""

import asyncio
import selectors


class VirtualTime(selectors.SelectSelector):
    """A selector under which time passes only while the loop sleeps."""

    now = 0.0

    def select(self, timeout=None):
        self.now += max(0.0, timeout or 0.0)
        return []


def program(loop):
    async def work(name):
        print(f"{name} {round(loop.time() * 1000)} ms")
        await asyncio.sleep(0.05)

    async def naive():
        for _ in range(5):
            await work("sleep")
            await asyncio.sleep(1)

    async def by_the_clock():
        start = loop.time()
        for number in range(5):
            await asyncio.sleep(start + number * 1.0 - loop.time())
            await work("clock")

    async def main():
        await naive()
        await asyncio.sleep(10 - loop.time())
        await by_the_clock()

    loop.run_until_complete(main())


if __name__ == "__main__":
    time = VirtualTime()
    loop = asyncio.SelectorEventLoop(time)
    loop.time = lambda: time.now
    program(loop)
    loop.close()
