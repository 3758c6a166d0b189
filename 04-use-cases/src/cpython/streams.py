"""Bytes arrive in pieces that nobody chose, and are read as lines, as so many bytes, and up to a separator."""

import asyncio


def show(data):
    return "[" + data.decode().replace("\n", "\\n") + "]"


def program(loop):
    async def read(reader):
        for _ in range(3):
            print("line:", show(await reader.readline()))
        print("four bytes:", show(await reader.readexactly(4)))
        try:
            await reader.readuntil(b";")
        except asyncio.LimitOverrunError as overrun:
            print("overrun, consumed", overrun.consumed)
            await reader.readexactly(overrun.consumed)
        print("after the overrun:", show(await reader.readline()))
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as incomplete:
            print("incomplete:", show(incomplete.partial))
        print("at the end:", show(await reader.read(10)))

    async def main():
        reader = asyncio.StreamReader(limit=8)
        reading = asyncio.create_task(read(reader))
        for piece in (b"on", b"e\ntwo\nth", b"ree\nab", b"cd", b"0123456789;rest\n", b"end"):
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print("arrives:", show(piece))
            reader.feed_data(piece)
        reader.feed_eof()
        await reading

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
