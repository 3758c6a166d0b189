"""Crawls a site in memory, whose pages take their time, with three workers and a queue."""

import asyncio
import selectors

# Of each page: how long it takes, in seconds, and where it links to.
SITE = {
    "/": (0.100, ["/news", "/about", "/shop", "/"]),
    "/news": (0.130, ["/news/1", "/news/2", "/about"]),
    "/about": (0.050, ["/", "/contact"]),
    "/shop": (0.410, ["/shop/1", "/news/2"]),
    "/news/1": (0.070, ["/news"]),
    "/news/2": (0.090, ["/news", "/news/1"]),
    "/contact": (0.030, []),
    "/shop/1": (0.020, ["/shop"]),
}


class VirtualTime(selectors.SelectSelector):
    """A selector under which time passes only while the loop sleeps."""

    now = 0.0

    def select(self, timeout=None):
        self.now += max(0.0, timeout or 0.0)
        return []


def program(loop):
    def say(what):
        print(f"{round(loop.time() * 1000)} ms: {what}")

    async def fetch(path):
        say(f"ask for {path}")
        seconds, links = SITE[path]
        await asyncio.sleep(seconds)
        say(f"have {path}")
        return links

    async def worker(queue, known):
        while True:
            path = await queue.get()
            for link in await fetch(path):
                if link not in known:
                    known.add(link)
                    queue.put_nowait(link)
            queue.task_done()

    async def main():
        queue = asyncio.Queue()
        known = {"/"}
        queue.put_nowait("/")
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(worker(queue, known)) for _ in range(3)]
            await queue.join()
            for task in workers:
                task.cancel()
        say(f"{len(known)} pages")

    loop.run_until_complete(main())


if __name__ == "__main__":
    time = VirtualTime()
    loop = asyncio.SelectorEventLoop(time)
    loop.time = lambda: time.now
    program(loop)
    loop.close()
