"""A web server of twenty lines, and a client that sends three requests at once."""

import asyncio


def program(loop):
    async def serve(reader, writer):
        keep = True
        while keep:
            head = await reader.readuntil(b"\r\n\r\n")
            line, *fields = head.decode("latin-1").split("\r\n")[:-2]
            method, target, version = line.split(" ")
            headers = {name.lower(): value.strip() for name, value in (f.split(":", 1) for f in fields)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            keep = headers.get("connection") != "close"
            answer = f"{method} {target} [{body.decode()}]".encode()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(answer), answer))
            await writer.drain()
        writer.close()

    async def ask(port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            b"GET /one HTTP/1.1\r\nHost: here\r\n\r\n"
            b"POST /two HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\nhello"
            b"GET /three HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
        )
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            status, *fields = head.decode("latin-1").split("\r\n")[:-2]
            headers = {name.lower(): value.strip() for name, value in (f.split(":", 1) for f in fields)}
            body = await reader.readexactly(int(headers["content-length"]))
            print(f"{status}: {body.decode()}")
            if body.startswith(b"GET /three"):
                break
        print("then", len(await reader.read()), "bytes")
        writer.close()

    async def main():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        await ask(server.sockets[0].getsockname()[1])
        server.close()
        await server.wait_closed()
        print("closed")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
