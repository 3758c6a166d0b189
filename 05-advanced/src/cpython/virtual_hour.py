"""A loop on virtual time: an hour of sleep, a socket and a thread, in no time."""

import asyncio
import selectors
import socket
import threading


class JumpingSelector(selectors.DefaultSelector):
    """Looks for events, and lets time jump when there are none."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.outside_work = 0

    def select(self, timeout=None):
        if self.outside_work > 0 and timeout != 0:
            return super().select(None)
        events = super().select(0)
        if not events and timeout is not None and timeout > 0:
            self.now += timeout
        return events


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.jumping = JumpingSelector()
        super().__init__(self.jumping)

    def time(self):
        return self.jumping.now


def program(loop):
    def say(what):
        print(f"{round(loop.time() / 60)} min: {what}")

    async def beats():
        for _ in range(3):
            await asyncio.sleep(20 * 60)
            say("beat")

    async def main():
        beating = asyncio.create_task(beats())
        here, there = socket.socketpair()
        with here, there:
            here.setblocking(False)
            there.setblocking(False)
            await loop.sock_sendall(there, b"ping")
            say("received " + (await loop.sock_recv(here, 16)).decode())
        answer = loop.create_future()
        asleep = threading.Event()
        thread = threading.Thread(
            target=lambda: asleep.wait() and loop.call_soon_threadsafe(answer.set_result, 42)
        )
        loop.jumping.outside_work += 1
        thread.start()
        loop.call_soon(asleep.set)
        say(f"the thread says {await answer}")
        loop.jumping.outside_work -= 1
        try:
            async with asyncio.timeout(10 * 60):
                await asyncio.sleep(3600)
        except TimeoutError:
            say("time is up")
        await beating

    loop.run_until_complete(main())


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        program(runner.get_loop())
