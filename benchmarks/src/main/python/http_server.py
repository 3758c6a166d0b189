"""A web server on aiohttp, on the loop that the command line names; prints its port."""

import asyncio

from aiohttp import web
from measuring import new_loop


async def hello(request):
    return web.json_response({"message": "Hello, World!"})


async def main():
    app = web.Application()
    app.router.add_get("/hello", hello)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    loop = new_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main())
