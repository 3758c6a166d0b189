"""When a reader and a writer are called, and when no more."""

import asyncio
import socket


def program(loop):
    near, far = socket.socketpair()
    near.setblocking(False)

    def run_one_iteration():
        loop.stop()
        loop.run_forever()

    def read_letter():
        letter = near.recv(1).decode()
        print(f"read {letter}")
        if letter == "a":
            print(f"remove the reader: {str(loop.remove_reader(near)).lower()}")
            print(f"remove it again: {str(loop.remove_reader(near)).lower()}")
            loop.stop()

    def look():
        print("readable, but the reader does not read")
        loop.stop()

    def write():
        near.send(b"!")
        print("written")

    def read_and_remove_writer():
        print("reader: removes the writer")
        loop.remove_writer(near)

    def read_to_the_end():
        data = near.recv(100)
        if data:
            print(f"read {data.decode()}")
        else:
            print("end of stream")
            loop.remove_reader(near)
            loop.stop()

    print("-- one letter at a time")
    loop.add_reader(near, read_letter)
    far.send(b"tea")
    loop.run_forever()

    print("-- as long as it lasts")
    far.send(b"?")
    loop.add_reader(near, print, "never printed: replaced")
    loop.add_reader(near, look)
    loop.run_forever()
    loop.run_forever()

    print("-- the order within an iteration")
    loop.call_soon(print, "ready before")
    loop.call_later(0, print, "timer")
    loop.add_writer(near, write)
    run_one_iteration()
    print(f"the far end got {far.recv(1).decode()}")

    print("-- the reader runs before the writer")
    loop.add_reader(near, read_and_remove_writer)
    run_one_iteration()
    print(f"the writer is gone: {str(not loop.remove_writer(near)).lower()}")

    print("-- the end can be read, too")
    loop.add_reader(near, read_to_the_end)
    far.close()
    loop.run_forever()
    near.close()


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
