"""Which context a task and a callback see."""

import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


def program(loop):
    def log(line):
        print(f"[{request.get()}] {line}")

    async def handle(name):
        request.set(name)
        log("begins")
        await asyncio.sleep(0.01)
        await helper()
        asyncio.get_running_loop().call_soon(log, "callback")
        request.set(name + ", later")
        await asyncio.create_task(child())
        log("ends")

    async def helper():
        log("helper")

    async def child():
        log("child")
        request.set("of the child")

    async def main():
        await asyncio.gather(handle("anna"), handle("bert"))
        log("main")

        future = loop.create_future()
        token = request.set("while adding")
        future.add_done_callback(lambda done: log("done callback"))
        loop.call_later(0.01, log, "timer")
        print("before:", token.old_value is contextvars.Token.MISSING)
        request.reset(token)
        future.set_result(None)
        await asyncio.sleep(0.02)
        log("main")

        context = contextvars.copy_context()
        context.run(request.set, "inside")
        print("inside:", context[request])
        log("outside")
        try:
            context.run(request.reset, token)
        except RuntimeError:
            print("the token was used before")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
