"""In debug mode, what a thread does to a loop that is not its own is refused; partly too late."""

import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()

    def attempt(what, call, *args):
        def body():
            try:
                call(*args)
                print(what, "is let through")
            except RuntimeError:
                print(what, "is refused")

        thread = threading.Thread(target=body)
        thread.start()
        thread.join()

    async def waits(future):
        await future

    for debug in (True, False):
        loop.set_debug(debug)
        print("debug mode:", debug)
        attempt("call_soon", loop.call_soon, lambda: None)
        attempt("call_later", loop.call_later, 0, lambda: None)
        attempt("call_soon_threadsafe", loop.call_soon_threadsafe, lambda: None)
        lonely = loop.create_future()
        attempt("a result that nobody waits for", lonely.set_result, None)
        awaited = loop.create_future()
        task = asyncio.create_task(waits(awaited))
        await asyncio.sleep(0)
        attempt("a result that a task waits for", awaited.set_result, None)
        print("the future is done:", awaited.done())
        for _ in range(3):
            await asyncio.sleep(0)
        print("the task is done:", task.done())
    attempt("asking for the running loop", asyncio.get_running_loop)


# A task that has missed its wake-up does not even end when it is cancelled: asyncio.run would hang.
loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: None)
loop.run_until_complete(main())
loop.close()
