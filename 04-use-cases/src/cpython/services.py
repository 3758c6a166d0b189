"""A call is tried again, with pauses of full jitter; a page is made of three services, in time."""

import asyncio
import selectors


class VirtualTime(selectors.SelectSelector):
    """A selector under which time passes only while the loop sleeps."""

    now = 0.0

    def select(self, timeout=None):
        self.now += max(0.0, timeout or 0.0)
        return []


def program(loop):
    def at(what):
        print(f"{what} at {round(loop.time() * 1000)} ms")

    async def ask(name, seconds, failures=0):
        at(f"ask {name}")
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            at(f"{name} is given up")
            raise
        down[name] = down.get(name, failures) - 1
        if down[name] >= 0:
            raise ConnectionError(name)
        return name

    async def with_retries(make_call, attempts, base, cap, random):
        for attempt in range(attempts):
            try:
                return await make_call()
            except ConnectionError:
                if attempt + 1 == attempts:
                    raise
            await asyncio.sleep(random() * min(cap, base * 2**attempt))

    async def or_else(call, limit, fallback, reasons):
        try:
            async with asyncio.timeout(limit):
                return await call
        except (ConnectionError, TimeoutError) as failure:
            reasons.append(f"{fallback}: {type(failure).__name__}")
            return fallback

    async def page():
        reasons = []
        async with asyncio.timeout(1.0), asyncio.TaskGroup() as group:
            order = group.create_task(ask("order", 0.1))
            price = group.create_task(or_else(ask("price", 5), 0.8, "no price", reasons))
            stock = group.create_task(or_else(ask("stock", 0.05, 1), 0.8, "no stock", reasons))
        at(f"{order.result()}, {price.result()}, {stock.result()}")
        for reason in sorted(reasons):
            print(reason)

    async def main():
        draws = iter([0.5, 0.25, 1.0])
        await with_retries(lambda: ask("flaky", 0.01, 3), 4, 0.1, 0.3, lambda: next(draws))
        at("answered")
        await asyncio.sleep(1 - loop.time())
        await page()

    down = {}
    loop.run_until_complete(main())


if __name__ == "__main__":
    time = VirtualTime()
    loop = asyncio.SelectorEventLoop(time)
    loop.time = lambda: time.now
    program(loop)
    loop.close()
