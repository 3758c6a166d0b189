"""A program that does not read its input is no failure of communicate."""

import asyncio
import sys

PROGRAM = """
import os, sys
os.close(0)
sys.stdout.write("I do not read")
"""


async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE)
    stdout, _ = await process.communicate(bytes(1_000_000))
    print("stdout:", stdout.decode())
    print("return code:", process.returncode)


asyncio.run(main())
