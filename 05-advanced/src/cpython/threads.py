"""A loop, a thread that works for it, and a thread that asks it for something."""

import asyncio
import contextvars
import threading

USER = contextvars.ContextVar("USER", default="nobody")


def program(loop):
    def say(what):
        where = "loop" if threading.current_thread() is threading.main_thread() else "thread"
        print(f"{where}: {what}")

    def read_file(name):
        say(f"{USER.get()} reads {name}")
        USER.set("somebody else")
        return f"what is in {name}"

    async def double(number):
        say(f"doubles {number} for {USER.get()}")
        await asyncio.sleep(0)
        return 2 * number

    def ask_the_loop():
        result = asyncio.run_coroutine_threadsafe(double(21), loop).result()
        say(f"was told {result}")

    async def main():
        USER.set("anna")
        say(await asyncio.to_thread(read_file, "letter.txt"))
        say(f"it is still {USER.get()}")
        await asyncio.to_thread(ask_the_loop)
        say("the end")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
