"""A coroutine that a thread has the loop run begins in a copy of the thread's context."""

import asyncio
import contextvars
import threading
from concurrent.futures import Future

VAR = contextvars.ContextVar("VAR", default="default")


async def main():
    loop = asyncio.get_running_loop()
    VAR.set("of the loop's task")

    async def look():
        print("the coroutine sees", VAR.get())
        VAR.set("set in the coroutine")

    def ask():
        VAR.set("of the asking thread")
        asyncio.run_coroutine_threadsafe(look(), loop).result()
        print("the asking thread sees", VAR.get())
        ended.set_result(None)

    ended = Future()
    threading.Thread(target=ask).start()
    await asyncio.wrap_future(ended)
    print("outside it is", VAR.get())


asyncio.run(main())
