"""Five downloads, of which two run at a time."""

import asyncio


def program(loop):
    slots = asyncio.BoundedSemaphore(2)

    async def download(number):
        async with slots:
            print(f"{number} starts")
            await asyncio.sleep(0.01 * number)
        print(f"{number} is done")

    async def main():
        await asyncio.gather(*(download(number) for number in range(1, 6)))
        try:
            slots.release()
        except ValueError:
            print("one release too many")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
