package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.db.demo.BooksDemo;
import asyncio.db.demo.LoadDemo;
import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.7", part = 5, points = 2, seconds = 20)
@DisplayName("04.7 An asynchronous database, all parts together")
class DatabaseUnderLoadTest extends DatabaseTests {

  @Test
  @DisplayName("wherever a task is cancelled, nothing is left behind, and all or nothing is kept")
  void oneOfTwoCancelledAtEveryMoment() {
    cancelEverywhere(this::cancelOneOfTwo);
  }

  private void cancelOneOfTwo(EveryMoment moment) {
    World world = new DatabaseUnderLoadTest().world;
    world.jdbc.slow("open", 5).slow("insert a", 5).slow("commit", 5).selecting("select n", 4);
    List<Task<?>> victim = new ArrayList<>();
    world.runStruck(
        _ -> {
          if (!victim.isEmpty()) {
            moment.pass(victim.getFirst()::cancel);
          }
        },
        () -> {
          try (Database database = world.database(1)) {
            victim.add(start("victim", () -> await(database.transaction(this::twoAndAStream))));
            Task<Void> other = start("other", () -> await(database.update("insert other")));
            ended(victim.getFirst());
            await(other);
          }
        });

    List<String> kept = new ArrayList<>(world.jdbc.committed());
    observed("whether the other task did its work", kept.remove("insert other")).shouldBe(true);
    observed("what else the database keeps", kept)
        .shouldSatisfy(
            "all or nothing",
            seen -> seen.isEmpty() || seen.equals(List.of("insert a", "insert b")));
    observed("connections open when the database is closed", world.jdbc.stillOpen())
        .shouldBeEmpty();
    keptTheRules(world);
  }

  private void twoAndAStream(Session session) throws Exception {
    await(session.update("insert a"));
    try (var numbers = session.stream(Integer.class, 3, "select n")) {
      for (int _ : numbers) {
        ticks(1);
      }
    }
    await(session.update("insert b"));
  }

  /** Longer than a test may take; then the threads of a failed one are free again. */
  private static final String ENDS_AFTER_A_WHILE = "jdbc:h2:mem:;MAX_QUERY_TIMEOUT=6000";

  private <T> T onH2(Coroutine<T> main) {
    try (var runner = new Runner(EventLoop::create)) {
      return runner.run(main);
    }
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("H2: a query that would take for ever ends when its time is up")
  void aLongQueryOnH2() {
    during(
        StatementCallTest.STATEMENT_GOES_ON,
        "cancelling a query of H2 that would take for ever",
        () ->
            onH2(
                async(
                    () -> {
                      try (var database = Database.open(ENDS_AFTER_A_WHILE);
                          var session = await(database.acquire())) {
                        noteEnd("for ever", () -> forEver(session));
                        noteEnd(
                            "another one on the same connection",
                            () -> await(session.queryOne(Integer.class, "select 42")).get());
                      }
                      return null;
                    })));

    observed("a query that would take for ever, and may take 20 ms", trace)
        .shouldBe("for ever: time is up at 0", "another one on the same connection: 42 at 0");
  }

  private static Object forEver(Session session) {
    return await(
        timeout(
            millis(20),
            () ->
                await(
                    session.query(
                        Long.class, "select sum(x) from system_range(1, 100000000000)"))));
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("H2: a transaction that fails leaves nothing, and a stream reads all rows")
  void transactionAndStreamOnH2() {
    long sum =
        onH2(
            async(
                () -> {
                  try (var database = Database.open("jdbc:h2:mem:");
                      var session = await(database.acquire())) {
                    await(session.update("create table n (i int primary key)"));
                    await(
                        session.updateMany(
                            "insert into n values (?)",
                            IntStream.rangeClosed(1, 200)
                                .mapToObj(i -> new Object[] {i})
                                .toList()));
                    attempting(
                            "a transaction that inserts a number twice",
                            () ->
                                await(
                                    session.transaction(
                                        () -> {
                                          await(session.update("insert into n values (5000)"));
                                          await(session.update("insert into n values (1)"));
                                        })))
                        .shouldThrow(SQLException.class);
                    return await(session.transaction(() -> sumOf(session)));
                  }
                }));

    observed("the sum of the numbers from 1 to 200, and of what a failed transaction left", sum)
        .suggests(TransactionTest.COMMITS_ANYWAY, seen -> seen == 25_100)
        .shouldBe(20_100L);
  }

  private static long sumOf(Session session) throws SQLException {
    long sum = 0;
    try (var numbers = session.stream(Integer.class, 64, "select i from n order by i")) {
      for (int number : numbers) {
        sum += number;
      }
    }
    return sum;
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("H2: of many tasks, some of which fail or are cancelled, none leaks a connection")
  void load() {
    LoadDemo.Outcome outcome;
    try (var loop = EventLoop.create()) {
      outcome = LoadDemo.run(loop, 30, 10);
    }

    observed("queries that were made", outcome.queries()).shouldBe(300L);
    observed("queries that failed, of those that cannot work", outcome.failed()).shouldBe(30L);
    observed("queries that were cancelled, of those that take too long", outcome.cancelled())
        .shouldBe(30L);
    observed("connections that are in use at the end", outcome.leaked()).shouldBe(0);
    observed("connections that were open at once", outcome.connections())
        .suggests(PoolTest.OPENS_TOO_MANY, seen -> seen > 8)
        .shouldSatisfy("eight at most", seen -> seen <= 8);
    observed("the money in all accounts, of 1,000,000", outcome.money()).shouldBe(1_000_000L);
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      BooksDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("books", trace.lines());
  }
}
