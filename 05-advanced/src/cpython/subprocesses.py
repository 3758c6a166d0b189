"""A program is fed, read and waited for; another one takes too long."""

import asyncio
import sys
from asyncio.subprocess import PIPE

UPPER = """
import sys
text = sys.stdin.read()
sys.stdout.write(text.upper())
sys.stderr.write(f"read {len(text)} bytes")
sys.exit(5)
"""


def program(loop):
    async def start(code):
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, stdin=PIPE, stdout=PIPE, stderr=PIPE)

    async def communicate():
        process = await start(UPPER)
        stdout, stderr = await process.communicate(b"a letter")
        print("stdout:", stdout.decode())
        print("stderr:", stderr.decode())
        print("return code:", process.returncode)

    async def time_is_up():
        process = await start("import time; time.sleep(60)")
        try:
            async with asyncio.timeout(0.1):
                await process.communicate()
        except TimeoutError:
            print("time is up")
        finally:
            process.kill()
            await process.wait()
        print("ended:", process.returncode is not None)

    async def main():
        await communicate()
        await time_is_up()

    loop.run_until_complete(main())


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        program(runner.get_loop())
