"""A program is written to, read, and waited for."""

import asyncio
import sys

PROGRAM = """
import sys
text = sys.stdin.read()
sys.stdout.write(text.upper())
sys.stderr.write(f"read {len(text)} bytes")
sys.exit(5)
"""


async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE)
    stdout, stderr = await asyncio.wait_for(process.communicate(b"hello"), 3600)
    print("stdout:", stdout.decode())
    print("stderr:", stderr.decode())
    print("return code:", process.returncode)


asyncio.run(main())
