"""What a thread sees of context variables, and what the loop sees of what it sets."""

import asyncio
import contextvars

VAR = contextvars.ContextVar("VAR", default="default")


def look(where):
    print(where, "sees", VAR.get())
    VAR.set("set in " + where)


async def main():
    loop = asyncio.get_running_loop()
    VAR.set("outside")
    made = asyncio.to_thread(look, "a thread")
    VAR.set("set after it was made")
    await made
    print("outside it is", VAR.get())
    await loop.run_in_executor(None, look, "an executor")
    print("outside it is", VAR.get())


asyncio.run(main())
