"""Books in SQLite, behind a pool of one connection, whose calls block on a thread."""

import asyncio
import contextlib
import sqlite3


class Pool:
    """A connection that is lent to one task at a time: a queue is fair."""

    def __init__(self):
        self.idle = asyncio.Queue()
        self.idle.put_nowait(
            sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        )

    @contextlib.asynccontextmanager
    async def acquire(self):
        connection = await self.idle.get()
        try:
            yield connection
        finally:
            self.idle.put_nowait(connection)


async def execute(connection, sql, *parameters):
    def call():
        return connection.execute(sql, parameters).fetchall()

    return await asyncio.to_thread(call)


@contextlib.asynccontextmanager
async def transaction(connection):
    nested = connection.in_transaction
    await execute(connection, "savepoint inside" if nested else "begin")
    try:
        yield
    except BaseException:
        await execute(connection, "rollback to inside" if nested else "rollback")
        raise
    await execute(connection, "release inside" if nested else "commit")


async def stream(connection, batch, sql):
    cursor = await asyncio.to_thread(connection.execute, sql)
    while rows := await asyncio.to_thread(cursor.fetchmany, batch):
        for row in rows:
            yield row


def program(loop):
    async def queries(db):
        for title, price in await execute(
            db, "select title, price from book where price < ? order by title", 20
        ):
            print(title, price)
        evil = "x' or 'a' = 'a"
        print("found:", len(await execute(db, "select * from book where title = ?", evil)))

    async def titles(db):
        rows = await execute(db, "select title from book order by id")
        return ", ".join(title for title, in rows)

    async def transactions(db):
        try:
            async with transaction(db):
                await execute(db, "insert into book values (4, 'Dune', 12)")
                await execute(db, "insert into book values (1, 'Emma again', 9)")
        except sqlite3.IntegrityError:
            print("rolled back:", await titles(db))
        async with transaction(db):
            await execute(db, "insert into book values (4, 'Dune', 12)")
            try:
                async with transaction(db):
                    await execute(db, "delete from book")
                    raise ValueError
            except ValueError:
                print("inside:", await titles(db))
        print("committed:", await titles(db))

    async def reader(pool, name):
        try:
            async with pool.acquire():
                print(name, "has it")
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            print(name, "gave up")

    async def in_turn(pool):
        async with pool.acquire():
            readers = [asyncio.create_task(reader(pool, name)) for name in ("ann", "bob", "cat")]
            await asyncio.sleep(0)
            readers[1].cancel()
            await asyncio.sleep(0)
            print("given back")
        await asyncio.gather(*readers)

    async def main():
        pool = Pool()
        async with pool.acquire() as db:
            await execute(db, "create table book (id int primary key, title text, price int)")
            for book in ((1, "Emma", 8), (2, "Ulysses", 25), (3, "Middlemarch", 14)):
                await execute(db, "insert into book values (?, ?, ?)", *book)
            await queries(db)
            await transactions(db)
            async with transaction(db):
                async for title, in stream(db, 3, "select title from book order by id"):
                    print("read", title)
        await in_turn(pool)
        (await pool.idle.get()).close()

    loop.run_until_complete(main())


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    program(loop)
    loop.close()
