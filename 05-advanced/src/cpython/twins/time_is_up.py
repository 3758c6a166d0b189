"""When time is up communicate is cancelled, and the program goes on until it is killed."""

import asyncio
import sys


async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import time; time.sleep(60)",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE)
    try:
        async with asyncio.timeout(0.05):
            await process.communicate()
    except TimeoutError:
        print("time is up")
    print("still running:", process.returncode is None)
    process.kill()
    print("return code:", await process.wait())


asyncio.run(main())
