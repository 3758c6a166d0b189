package asyncio.db.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.timeout;

import asyncio.db.Database;
import asyncio.db.Session;
import asyncio.loop.EventLoop;
import asyncio.task.Runner;
import asyncio.task.TimeoutError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Demo 04.7: 10,000 queries from 1,000 tasks over 8 connections, some failing, some cancelled.
 *
 * <p>A tenth of them cannot work, and a tenth would take for ever and are cancelled. In between,
 * money moves from account to account.
 */
public final class LoadDemo {

  private static final int ACCOUNTS = 1000;
  private static final Duration LIMIT = Duration.ofMillis(5);
  private static final String URL = "jdbc:h2:mem:load;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
  private static final String TAKES_FOR_EVER = "select sum(x) from system_range(1, 100000000000)";

  /**
   * What came of it.
   *
   * @param queries how many were made
   * @param answered how many of them were answered
   * @param failed how many failed
   * @param cancelled how many were cancelled
   * @param connections how many connections the pool had at the end
   * @param leaked how many of them were still in use then
   * @param money in all accounts
   */
  public record Outcome(
      long queries,
      long answered,
      long failed,
      long cancelled,
      int connections,
      int leaked,
      long money) {}

  private final Database database;
  private long queries;
  private long answered;
  private long failed;
  private long cancelled;

  private LoadDemo(Database database) {
    this.database = database;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      long start = System.nanoTime();
      Outcome outcome = run(loop, 1000, 10);
      double seconds = (System.nanoTime() - start) / 1e9;
      IO.println(
          "%,d queries in %.1f s: %,d answered, %,d failed, %,d cancelled"
              .formatted(
                  outcome.queries(),
                  seconds,
                  outcome.answered(),
                  outcome.failed(),
                  outcome.cancelled()));
      IO.println(
          "connections: %d; leaked: %s"
              .formatted(outcome.connections(), outcome.leaked() == 0 ? "none" : outcome.leaked()));
      IO.println("money in all accounts: %,d of 1,000,000".formatted(outcome.money()));
    }
  }

  /** Has so many tasks make so many queries each. */
  public static Outcome run(EventLoop loop, int tasks, int queriesEach) {
    return Runner.runUntilComplete(
        loop,
        async(
            () -> {
              try (var database = Database.open(URL)) {
                try {
                  return await(async(() -> new LoadDemo(database).run(tasks, queriesEach)));
                } finally {
                  await(database.update("shutdown"));
                }
              }
            }));
  }

  private Outcome run(int tasks, int queriesEach) {
    prepare();
    await(
        taskGroup(
            group -> {
              for (int i = 0; i < tasks; i++) {
                int task = i;
                group.createTask(async(() -> work(task, queriesEach)));
              }
            }));
    var facts = database.facts();
    long money = await(database.query(Long.class, "select sum(balance) from account")).getFirst();
    return new Outcome(
        queries, answered, failed, cancelled, facts.connections(), facts.inUse(), money);
  }

  private void prepare() {
    await(database.update("create table account (id int primary key, balance int not null)"));
    List<Object[]> accounts =
        IntStream.range(0, ACCOUNTS).mapToObj(id -> new Object[] {id, 1000}).toList();
    await(
        database.transaction(
            session -> {
              await(session.updateMany("insert into account values (?, ?)", accounts));
            }));
  }

  private void work(int task, int queriesEach) {
    for (int i = 0; i < queriesEach; i++) {
      queries++;
      switch ((task + i) % 10) {
        case 0 -> failing(task);
        case 1 -> tooSlow();
        case 2, 3 -> transfer(task % ACCOUNTS, (task + i) % ACCOUNTS);
        default -> balance(task % ACCOUNTS);
      }
    }
  }

  private void balance(int account) {
    await(database.query(Integer.class, "select balance from account where id = ?", account));
    answered++;
  }

  /** The account exists already, and the transaction that has begun must leave nothing. */
  private void failing(int task) {
    try {
      await(
          database.transaction(
              session -> {
                await(session.update("update account set balance = balance + 7 where id = 0"));
                await(session.update("insert into account values (?, 0)", task % ACCOUNTS));
              }),
          SQLException.class);
    } catch (SQLException asItShould) {
      failed++;
    }
  }

  private void tooSlow() {
    try (Session session = await(database.acquire())) {
      await(timeout(LIMIT, () -> await(session.query(Long.class, TAKES_FOR_EVER))));
    } catch (TimeoutError asItShould) {
      cancelled++;
    }
  }

  /** Accounts are locked in the order of their numbers, so that nobody waits in a circle. */
  private void transfer(int from, int to) {
    await(
        database.transaction(
            session -> {
              move(session, Math.min(from, to), from < to ? -1 : 1);
              move(session, Math.max(from, to), from < to ? 1 : -1);
            }));
    answered++;
  }

  private static void move(Session session, int account, int amount) {
    await(session.update("update account set balance = balance + ? where id = ?", amount, account));
  }
}
