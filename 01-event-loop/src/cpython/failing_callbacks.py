"""What becomes of a callback that raises."""

import asyncio


def program(loop):
    def divide():
        print("dividing")
        return 1 // 0

    def handler(loop, context):
        kind = "arithmetic" if isinstance(context["exception"], ArithmeticError) else "other"
        print(f"handler: {kind} failure")

    def stop():
        print("stopping")
        loop.stop()

    loop.set_exception_handler(handler)
    loop.call_soon(divide)
    loop.call_soon(print, "the next callback runs all the same")
    loop.call_soon(divide)
    loop.call_soon(stop)
    loop.run_forever()

    def fail_with(fatal):
        raise fatal

    print("-- a failure that the loop does not survive")
    loop.call_soon(fail_with, SystemExit())
    loop.call_soon(print, "still waiting, and run now")
    try:
        loop.run_forever()
    except SystemExit:
        print("run_forever raised it")
    loop.stop()
    loop.run_forever()


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
