"""Two people draw on one account, without a lock and with one."""

import asyncio


def program(loop):
    balance = 100
    lock = asyncio.Lock()

    async def withdraw(who, amount):
        nonlocal balance
        if balance < amount:
            print(f"{who} gets nothing")
            return
        print(f"{who} sees {balance}")
        await asyncio.sleep(0.01)
        balance -= amount
        print(f"{who} takes {amount}")

    async def withdraw_alone(who, amount):
        async with lock:
            await withdraw(who, amount)

    async def main():
        nonlocal balance
        await asyncio.gather(withdraw("Ada", 80), withdraw("Bob", 80))
        print(f"left: {balance}")

        balance = 100
        await asyncio.gather(withdraw_alone("Ada", 80), withdraw_alone("Bob", 80))
        print(f"left: {balance}")

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
