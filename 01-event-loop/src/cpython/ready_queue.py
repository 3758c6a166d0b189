"""What call_soon puts in line, and which iteration runs it."""

import asyncio


def program(loop):
    def run_one_iteration(name):
        print(f"-- {name} iteration")
        loop.stop()
        loop.run_forever()

    def order_tea():
        print("order tea")
        loop.call_soon(print, "drink tea")
        cake.cancel()

    loop.call_soon(order_tea)
    cake = loop.call_soon(print, "eat cake")
    loop.call_soon(print, "read the paper")
    print("everything is scheduled, nothing has run")

    run_one_iteration("first")
    run_one_iteration("second")
    print(f"cake cancelled: {str(cake.cancelled()).lower()}")


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
