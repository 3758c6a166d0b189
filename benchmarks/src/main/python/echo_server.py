"""An echo server on streams, on the loop that the command line names; prints its port."""

import asyncio

from measuring import new_loop

BUFFER_BYTES = 64 * 1024


async def echo(reader, writer):
    while data := await reader.read(BUFFER_BYTES):
        writer.write(data)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    loop = new_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main())
