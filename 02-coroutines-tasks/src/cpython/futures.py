"""When the callbacks of a future run."""

import asyncio


def program(loop):
    order = loop.create_future()

    def serve(future):
        print("served:", future.result())

    def pay(future):
        print("paid for:", future.result())
        loop.call_soon(loop.stop)

    order.add_done_callback(serve)
    order.add_done_callback(pay)
    loop.call_later(0.02, cook, order)
    print("ordered")
    loop.run_forever()
    order.add_done_callback(lambda future: print("somebody came late"))
    print("nothing yet")
    loop.call_soon(loop.stop)
    loop.run_forever()
    print("a second dinner is refused:", "yes" if refused(order) else "no")


def cook(order):
    print("cooking")
    order.set_result("noodles")
    print("cooked")


def refused(order):
    try:
        order.set_result("soup")
        return False
    except asyncio.InvalidStateError:
        return True


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
