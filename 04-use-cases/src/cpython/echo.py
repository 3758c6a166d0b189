"""An echo server, and three clients at once."""

import asyncio


def program(loop):
    async def echo(reader, writer):
        async for line in reader:
            writer.write(line)
            await writer.drain()
        writer.close()

    async def client(port, name):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write((name + "\n").encode())
        answer = await reader.readline()
        writer.close()
        return f"{name} got {answer.decode().strip()}"

    async def main():
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        for line in await asyncio.gather(*(client(port, name) for name in ("ant", "bee", "cat"))):
            print(line)
        server.close()
        await server.wait_closed()
        print("closed")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
