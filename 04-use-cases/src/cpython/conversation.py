"""A web server made of streams alone, and what a client sees that sends requests in several ways."""

import asyncio

REQUESTS = {
    "one": b"GET /hello HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n",
    "three at once": b"GET /1 HTTP/1.1\r\nHost: me\r\n\r\n"
    b"POST /2 HTTP/1.1\r\nHost: me\r\nContent-Length: 4\r\n\r\nbody"
    b"GET /3 HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n",
    "nonsense first": b"hello?\r\n\r\nGET /1 HTTP/1.1\r\nHost: me\r\n\r\n",
    "a length by which one could smuggle": b"POST /1 HTTP/1.1\r\nHost: me\r\nContent-Length: +4\r\n\r\nbody",
}


def program(loop):
    async def read_request(reader):
        head = await reader.readuntil(b"\r\n\r\n")
        request_line, *lines = head.decode("latin-1").split("\r\n")[:-2]
        method, target, _ = request_line.split(" ")
        fields = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        length = fields.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):  # int() would take +4, 0_4, and more
            raise ValueError(length)
        body = await reader.readexactly(int(length))
        return f"{method} {target} {body.decode()}".strip(), fields.get("connection") == "close"

    async def serve(reader, writer):
        last = False
        while not last:
            try:
                answer, last = await read_request(reader)
                status = "200 OK"
            except ValueError:
                answer, last = "", True
                status = "400 Bad Request"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(answer)}\r\n\r\n{answer}".encode())
            await writer.drain()
        writer.write_eof()  # to close with bytes unread would reset the connection,
        await reader.read()  # and the client might never see the answer
        writer.close()

    async def client(port, name, sent):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        received = await reader.read()
        writer.close()
        for response in received.decode().split("HTTP/1.1 ")[1:]:
            head, body = response.split("\r\n\r\n")
            status = head.split("\r\n")[0]
            print(f"{name}: {status} {body}" if status == "200 OK" else f"{name}: {status}")
        print(f"{name}: the end")

    async def main():
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        for name, sent in REQUESTS.items():
            await client(port, name, sent)
        server.close()
        await server.wait_closed()
        print("shut down")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
