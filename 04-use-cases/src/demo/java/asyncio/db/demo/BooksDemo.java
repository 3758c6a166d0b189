package asyncio.db.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.db.Database;
import asyncio.db.PoolOptions;
import asyncio.db.Session;
import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 04.7: books in a database, behind a pool of one connection.
 *
 * <p>The twin of {@code src/cpython/books.py}.
 */
public final class BooksDemo {

  private record Book(int id, String title, int price) {}

  private final Consumer<String> print;

  private BooksDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new BooksDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    var one = PoolOptions.DEFAULT.withMostConnections(1);
    try (var database = Database.open(one, "jdbc:h2:mem:", new Properties())) {
      try (var session = await(database.acquire())) {
        await(session.update("create table book (id int primary key, title text, price int)"));
        List<Object[]> books =
            List.of(
                new Object[] {1, "Emma", 8},
                new Object[] {2, "Ulysses", 25},
                new Object[] {3, "Middlemarch", 14});
        await(session.updateMany("insert into book values (?, ?, ?)", books));
        queries(session);
        transactions(session);
        stream(session);
      }
      inTurn(database);
    }
  }

  private void queries(Session session) {
    String cheap = "select * from book where price < ? order by title";
    for (Book book : await(session.query(Book.class, cheap, 20))) {
      print.accept(book.title() + " " + book.price());
    }
    String evil = "x' or 'a' = 'a";
    int found = await(session.query(Book.class, "select * from book where title = ?", evil)).size();
    print.accept("found: " + found);
  }

  private String titles(Session session) {
    return String.join(
        ", ", await(session.query(String.class, "select title from book order by id")));
  }

  private void transactions(Session session) {
    try {
      await(
          session.transaction(
              () -> {
                await(session.update("insert into book values (4, 'Dune', 12)"));
                await(session.update("insert into book values (1, 'Emma again', 9)"));
              }),
          SQLException.class);
    } catch (SQLException twice) {
      print.accept("rolled back: " + titles(session));
    }
    await(
        session.transaction(
            () -> {
              await(session.update("insert into book values (4, 'Dune', 12)"));
              try {
                await(session.transaction(() -> deleteAll(session)));
              } catch (IllegalArgumentException onPurpose) {
                print.accept("inside: " + titles(session));
              }
            }));
    print.accept("committed: " + titles(session));
  }

  private static Void deleteAll(Session session) {
    await(session.update("delete from book"));
    throw new IllegalArgumentException();
  }

  private void stream(Session session) {
    await(
        session.transaction(
            () -> {
              String all = "select title from book order by id";
              try (var titles = session.stream(String.class, 3, all)) {
                titles.forEach(title -> print.accept("read " + title));
              }
            }));
  }

  private void inTurn(Database database) {
    List<Task<Void>> readers;
    try (var _ = await(database.acquire())) {
      readers =
          Stream.of("ann", "bob", "cat").map(name -> createTask(reader(database, name))).toList();
      await(sleep(Duration.ZERO));
      readers.get(1).cancel();
      await(sleep(Duration.ZERO));
      print.accept("given back");
    }
    await(gather(readers));
  }

  private Coroutine<Void> reader(Database database, String name) {
    return async(
        () -> {
          try (var _ = await(database.acquire())) {
            print.accept(name + " has it");
            await(sleep(Duration.ZERO));
          } catch (CancelledError cancelled) {
            print.accept(name + " gave up");
          }
        });
  }
}
