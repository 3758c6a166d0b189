package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.7", points = 9, seconds = 10)
@Needs(Need.SQL)
@DisplayName("04.7 An asynchronous database, part 1: the pool")
class PoolTest extends DatabaseTests {

  static final Misconception OPENS_TOO_MANY =
      Misconception.of(
          "opens-too-many",
          "more connections are open than there may be; those that are being opened or closed"
              + " count, too");

  private static final Misconception OPENS_EAGERLY =
      Misconception.of(
          "opens-before-it-needs-to",
          "connections are opened that nobody waits for, though an idle one is there, or one is on"
              + " its way for each that waits");

  private static final Misconception NEWCOMER_OVERTAKES =
      Misconception.of(
          "newcomer-overtakes",
          "who comes last takes the connection that has just come back, before those that wait");

  private static final Misconception LATEST_FIRST =
      Misconception.of(
          "latest-is-served-first", "of those that wait, the last to come is served first");

  private static final Misconception CANCELLED_IS_SERVED =
      Misconception.of(
          "cancelled-waiter-is-served",
          "a connection is given to somebody who was cancelled, and nobody has it then");

  private static final Misconception CANCELLED_KEEPS =
      Misconception.of(
          "cancelled-winner-keeps-it",
          "who is cancelled just after a connection was given to it takes the connection along; it"
              + " has to hand it on");

  private static final Misconception OPENER_OWNS =
      Misconception.of(
          "opener-owns-the-connection",
          "a connection is opened by the one that waits, and lost with it if that is cancelled; the"
              + " thread opens it all the same");

  private static final Misconception FAILED_OPEN_LEAVES_HOLE =
      Misconception.of(
          "failed-open-leaves-a-hole",
          "a connection that could not be opened is still counted as one; in the end there is no"
              + " room for any");

  private static final Misconception FAILURE_HITS_ALL =
      Misconception.of(
          "failure-hits-all-that-wait",
          "one attempt to connect fails, and all that wait fail with it; only the first does");

  private static final Misconception NOBODY_TRIES_AGAIN =
      Misconception.of(
          "nobody-tries-again",
          "a connection could not be opened, or was discarded, and no other is opened for those"
              + " that still wait");

  private static final Misconception UNFIT_IS_HANDED_ON =
      Misconception.of(
          "unfit-is-handed-on",
          "a connection is lent as it came back: with a transaction open, or after a failure, or"
              + " with a thread still at work on it");

  private static final Misconception FAILED_CLEANING_IGNORED =
      Misconception.of(
          "failed-cleaning-is-ignored",
          "a connection that could not be cleaned, or failed its check, is lent all the same");

  private static final Misconception STALE_UNCHECKED =
      Misconception.of(
          "idle-means-alive",
          "a connection that was idle for long is lent without a check; the database may have"
              + " closed it hours ago");

  private static final Misconception CHECKS_ALWAYS =
      Misconception.of(
          "checks-every-time",
          "a connection that was in use a moment ago is checked before it is lent: one more trip"
              + " for each statement");

  private static final Misconception OLDEST_FIRST =
      Misconception.of(
          "longest-idle-first",
          "of several idle connections, the one that was idle for longest is lent; take the last"
              + " that came back, as the others are the more likely to be stale");

  private static final Misconception TAKES_ANYTHING_BACK =
      Misconception.of(
          "takes-anything-back",
          "a connection is taken back that is not lent; it would be lent to two at once");

  private static final Misconception CLOSE_DOES_NOT_WAIT =
      Misconception.of(
          "close-does-not-wait",
          "close returns although connections are still open; in use, on their way, or not closed"
              + " yet");

  private static final Misconception CLOSE_FORGETS_WAITERS =
      Misconception.of(
          "close-forgets-who-waits",
          "the pool is closed, and who waits for a connection waits for ever, or gets one");

  private static final Misconception CLOSED_LENDS =
      Misconception.of("closed-pool-lends", "a pool that is closed lends connections");

  private static final Misconception CLOSE_KEEPS_IDLE =
      Misconception.of(
          "returned-after-close-stays-open",
          "a connection that comes back when the pool is closed is kept, and never closed");

  private static final Misconception HURRY_IGNORED =
      Misconception.of(
          "cancelled-close-cuts-nothing",
          "close is cancelled while it waits, and nothing is cut; who is cancelled is in a hurry");

  static final Misconception BLOCKS_THE_LOOP =
      Misconception.of("blocks-the-loop", "a call that may block is made on the loop's own thread");

  private static final Misconception POOL_WITHOUT_A_LOOP =
      Misconception.of(
          "pool-without-a-loop",
          "a pool is made where no loop runs; it belongs to one from the beginning, so refuse at"
              + " once");

  private static final Misconception AT_THE_CALL =
      Misconception.of(
          "acquires-at-the-call",
          "acquire does something when it is called; what it returns is a coroutine, and begins"
              + " when it is awaited");

  private static final Misconception ALWAYS_SUSPENDS =
      Misconception.of(
          "acquire-always-suspends",
          "an idle connection is there, and acquire suspends all the same");

  private static final Misconception OPENED_FOR_NOBODY =
      Misconception.of(
          "opened-for-nobody-is-closed",
          "a connection was opened that nobody waits for any more, and it is closed; keep it for"
              + " the next that comes");

  private static final Misconception FAILURE_KEPT =
      Misconception.of(
          "failure-kept-for-the-next",
          "a connection could not be opened when nobody waited for it any more, and the next"
              + " that comes gets that failure; make another attempt for it");

  private static final Misconception FAILURE_HITS_LAST =
      Misconception.of(
          "failure-hits-the-last",
          "one attempt to connect fails, and not the first that waits is told");

  private static final Misconception FAILURE_HIDES =
      Misconception.of(
          "failure-hides-the-cancellation",
          "a task is cancelled just when no connection could be opened for it, and gets that"
              + " failure; it was cancelled, and should say so");

  private static final Misconception HANDED_ON_UNSEEN =
      Misconception.of(
          "handed-on-unseen",
          "who is cancelled just after a connection was given to it hands it on unseen;"
              + " meanwhile the pool may have been closed, so treat it as given back");

  private static final Misconception CHECKS_ALL =
      Misconception.of(
          "checks-all-that-are-idle",
          "one task waits, and several idle connections are checked for it; one is enough");

  private static final Misconception SECOND_CLOSE =
      Misconception.of(
          "second-close-returns-at-once",
          "who closes a pool that is being closed does not wait, and takes it for closed");

  private static final Misconception CLOSERS_SHARE =
      Misconception.of(
          "closers-share-a-fate",
          "two tasks close the pool, one of them is cancelled, and the other one does not wait"
              + " any longer either");

  private static final Misconception CANCELLED_CLOSE_REOPENS =
      Misconception.of(
          "cancelled-close-reopens",
          "a close is cancelled, and the pool lends connections again; it stays closed");

  private static final Misconception HURRY_WAITS =
      Misconception.of(
          "cancelled-close-waits",
          "close is cancelled and cuts what is in use, but then waits all the same; who is in a"
              + " hurry does not");

  private static final Misconception CUTS_IDLE =
      Misconception.of(
          "cuts-what-is-idle",
          "the pool is closed, and cuts what nobody uses; have it closed, and leave alone what is"
              + " being closed");

  private static final Misconception CLOSE_NEEDS_A_LOOP =
      Misconception.of(
          "close-needs-a-loop",
          "a pool that has no connections left can be closed only in a loop; there is nothing to"
              + " wait for");

  private static final Misconception REFUSED_CLOSE_CLOSES =
      Misconception.of(
          "refused-close-closes",
          "a close that cannot wait is refused, and has closed the pool halfway; look first, and"
              + " then begin");

  private static final Misconception FACTS_FORGET =
      Misconception.of(
          "facts-forget-what-is-on-its-way",
          "the facts count as connections only what is lent or idle; what is being opened,"
              + " checked, cleaned or closed is one, too");

  private static final Misconception FACTS_COUNT_THE_GONE =
      Misconception.of(
          "facts-count-who-has-gone",
          "the facts count somebody as waiting who was cancelled and has gone");

  static final Misconception LEAVES_THE_THREAD_BEHIND =
      Misconception.of(
          "leaves-while-a-thread-works",
          "the task goes on while a thread is still at work on the connection; wait for its end"
              + " first");

  static final Misconception CANCEL_ON_THE_LOOP =
      Misconception.of(
          "cancels-on-the-loop",
          "Statement.cancel is called on the loop's thread, where it may block; let a rescuer do"
              + " it");

  private Pool pool;

  /** Whether one comes before another, and both come. */
  private static boolean isBefore(List<String> seen, String first, String second) {
    return seen.contains(first) && seen.indexOf(first) < seen.indexOf(second);
  }

  /** A task that takes a connection, keeps it for a time, and gives it back. */
  private Task<Void> borrower(String name, long keeps) {
    return start(name, () -> borrow(name, keeps));
  }

  private void borrow(String name, long keeps) {
    Link mine;
    try {
      mine = await(pool.acquire());
    } catch (CancelledError cancelled) {
      at(name + " was cancelled");
      throw cancelled;
    } catch (Throwable thrown) {
      at(name + ": " + thrown.getMessage());
      return;
    }
    try {
      at(name + " has " + world.number(mine));
      pause(keeps);
    } finally {
      pool.release(mine);
    }
  }

  /** Takes a connection, and keeps it. */
  private Link take() {
    return await(pool.acquire());
  }

  private void everybody(Task<?>... tasks) {
    await(gather(tasks));
  }

  @Test
  @DisplayName("a connection is opened when it is needed, and used again")
  void openedWhenNeeded() {
    run(
        () -> {
          pool = world.pool(3);
          ticks(5);
          note("before: " + jdbc.opened());
          borrow("a", 10);
          borrow("b", 10);
          note("one after the other: " + jdbc.opened());
          everybody(borrower("c", 10), borrower("d", 10));
          note("two at once: " + jdbc.opened());
        });

    observed("how many connections have been opened", trace)
        .suggests(OPENS_EAGERLY)
        .shouldBe(
            "before: 0",
            "a has 1 at 0",
            "b has 1 at 10",
            "one after the other: 1",
            "c has 1 at 20",
            "d has 2 at 20",
            "two at once: 2");
  }

  @Test
  @DisplayName(
      "there are never more connections than there may be, and who comes first waits" + " least")
  void atMostSoMany() {
    run(
        () -> {
          pool = world.pool(2);
          everybody(
              borrower("a", 100),
              borrower("b", 110),
              borrower("c", 100),
              borrower("d", 100),
              borrower("e", 100));
        });

    observed("five tasks, two connections", trace)
        .suggests(OPENS_TOO_MANY, seen -> jdbc.opened() > 2)
        .suggests(LATEST_FIRST, seen -> isBefore(seen, "e has 1 at 100", "c has 1 at 200"))
        .shouldBe(
            "a has 1 at 0", "b has 2 at 0", "c has 1 at 100", "d has 2 at 110", "e has 1 at 200");
  }

  @Test
  @DisplayName("connections that are being opened count")
  void openingCounts() {
    jdbc.slow("open", 50);
    run(
        () -> {
          pool = world.pool(2);
          Task<Void> a = borrower("a", 10);
          Task<Void> b = borrower("b", 10);
          pause(20);
          everybody(a, b, borrower("c", 10));
        });

    observed("how many were opened, of two", jdbc.opened())
        .suggests(OPENS_TOO_MANY, seen -> seen > 2)
        .shouldBe(2);
  }

  @Test
  @DisplayName("an idle connection is there at once, without suspending")
  void idleAtOnce() {
    run(
        () -> {
          pool = world.pool(1);
          borrow("a", 0);
          Task<Void> other = start("other", () -> note("another task"));
          pool.release(take());
          note("taken, and given back");
          await(other);
        });

    observed("an idle connection, while another task is ready to run", trace)
        .suggests(CHECKS_ALWAYS, seen -> jdbc.calls().contains("1 is valid"))
        .suggests(ALWAYS_SUSPENDS, seen -> seen.indexOf("another task") == 1)
        .shouldBe("a has 1 at 0", "taken, and given back", "another task");
  }

  @Test
  @DisplayName("who gives a connection back and wants it again waits behind those that wait")
  void newcomer() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 100);
          Task<Void> c = borrower("c", 100);
          pause(10);
          pool.release(mine);
          borrow("a", 0);
          everybody(b, c);
        });

    observed("a gives back at 10, and asks again in the same step", trace)
        .suggests(NEWCOMER_OVERTAKES, seen -> seen.getFirst().startsWith("a"))
        .suggests(LATEST_FIRST, seen -> seen.getFirst().startsWith("c"))
        .shouldBe("b has 1 at 10", "c has 1 at 110", "a has 1 at 210");
  }

  @Test
  @DisplayName("who was cancelled while waiting does not count any more")
  void cancelledWaiter() {
    runOrName(
        CANCELLED_IS_SERVED,
        "a pool one of whose waiters was cancelled",
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 100);
          Task<Void> c = borrower("c", 100);
          pause(10);
          b.cancel();
          pool.release(mine);
          ended(b);
          await(c);
        });

    observed("b is cancelled, and then the connection comes back", trace)
        .suggests(CANCELLED_IS_SERVED, seen -> !has(seen, "c has"))
        .shouldBe("b was cancelled at 10", "c has 1 at 10");
  }

  @Test
  @DisplayName("who is cancelled just when it is given a connection hands it on")
  void cancelledWinner() {
    runOrName(
        CANCELLED_KEEPS,
        "a pool that gave a connection to a task just before it was cancelled",
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 100);
          Task<Void> c = borrower("c", 100);
          pause(10);
          pool.release(mine);
          b.cancel();
          ended(b);
          await(c);
        });

    observed("the connection comes back, and then b is cancelled", trace)
        .suggests(CANCELLED_KEEPS, seen -> !has(seen, "c has"))
        .shouldBe("b was cancelled at 10", "c has 1 at 10");
  }

  @Test
  @DisplayName("a connection that is opened for somebody who gives up goes to the next")
  void openedForNobody() {
    jdbc.slow("open", 100);
    runOrName(
        OPENER_OWNS,
        "a pool that opens a connection for a task that gives up",
        () -> {
          pool = world.pool(1);
          Task<Void> b = borrower("b", 100);
          pause(50);
          b.cancel();
          ended(b);
          await(borrower("c", 100));
        });

    observed("a connection takes 100 ms to open, and b gives up at 50", trace)
        .suggests(OPENER_OWNS, _ -> jdbc.opened() > 1)
        .shouldBe("b was cancelled at 50", "c has 1 at 100");
    observed("how many were opened", jdbc.opened())
        .suggests(OPENER_OWNS, seen -> seen > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a time limit ends the waiting, and nothing is lost by it")
  void timeLimit() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          attempting(
                  "waiting for 50 ms at most",
                  () -> await(timeout(millis(50), () -> await(pool.acquire()))))
              .shouldThrow(TimeoutError.class);
          at("given up");
          pool.release(mine);
          borrow("a", 0);
        });

    observed("a connection in use, waited for 50 ms at most", trace)
        .suggests(CANCELLED_IS_SERVED, seen -> !has(seen, "a has"))
        .shouldBe("given up at 50", "a has 1 at 50");
  }

  @Test
  @DisplayName("a connection that cannot be opened fails the first that waits, and no other")
  void cannotBeOpened() {
    jdbc.slow("open", 100).failing("open", "no route");
    runOrName(
        NOBODY_TRIES_AGAIN,
        "a pool that cannot open a connection the first time",
        () -> {
          pool = world.pool(1);
          everybody(borrower("a", 10), borrower("b", 10), borrower("c", 10));
        });

    observed("three tasks that wait, and an attempt to connect that fails", trace)
        .suggests(FAILURE_HITS_ALL, seen -> has(seen, "a: no route") && has(seen, "b: no route"))
        .suggests(FAILURE_HITS_LAST, seen -> has(seen, "a has") && has(seen, "c: no route"))
        .suggests(NOBODY_TRIES_AGAIN, seen -> !has(seen, "b has") && !has(seen, "c has"))
        .shouldBe("a: no route at 100", "b has 1 at 200", "c has 1 at 210");
  }

  @Test
  @DisplayName("a connection that could not be opened leaves its room to another")
  void roomOfTheFailed() {
    jdbc.failing("open", "no route").failing("open", "no route");
    runOrName(
        FAILED_OPEN_LEAVES_HOLE,
        "a pool of two that failed twice to open a connection",
        () -> {
          pool = world.pool(2);
          everybody(borrower("a", 10), borrower("b", 10));
          everybody(borrower("c", 10), borrower("d", 10));
        });

    observed("two attempts that fail, and two that work", trace)
        .suggests(FAILED_OPEN_LEAVES_HOLE, seen -> !has(seen, "c has") || !has(seen, "d has"))
        .shouldBe("a: no route at 0", "b: no route at 0", "c has 1 at 0", "d has 2 at 0");
  }

  @Test
  @DisplayName("a connection that comes back in the middle of a transaction is cleaned first")
  void cleanedFirst() {
    jdbc.slow("rollback", 20);
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          World.update(mine, "insert before");
          mine.call(
              connection -> {
                connection.setAutoCommit(false);
                return null;
              });
          World.update(mine, "insert a");
          jdbc.calls().clear();
          pool.release(mine);
          at("given back");
          borrow("b", 0);
        });

    observed("when the next one has it", trace)
        .suggests(UNFIT_IS_HANDED_ON, seen -> seen.contains("b has 1 at 0"))
        .shouldBe("given back at 0", "b has 1 at 20");
    observed("what has been done with it in between", jdbc.calls())
        .suggests(UNFIT_IS_HANDED_ON, seen -> !seen.contains("1 rollback"))
        .shouldBe(List.of("1 rollback", "1 auto-commit on", "1 is valid"));
    observed("what is committed", jdbc.committed()).shouldBe(List.of("insert before"));
  }

  @Test
  @DisplayName("a connection on which a thread still works is not lent")
  void threadStillAtWork() {
    jdbc.slow("insert a", 200);
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> careless =
              start("careless", () -> await(mine.begin(World.plainUpdate("insert a"))));
          pause(50);
          careless.cancel();
          ended(careless);
          pool.release(mine);
          at("given back");
          borrow("b", 0);
          World.update(take(), "insert b");
        });

    observed("a statement of 200 ms, whose task did not wait for it", trace)
        .suggests(UNFIT_IS_HANDED_ON, seen -> seen.contains("b has 1 at 50"))
        .shouldBe("given back at 50", "b has 1 at 200");
  }

  @Test
  @DisplayName("a connection that does not answer any more is replaced")
  void replaced() {
    jdbc.failing("insert a", "broken pipe").slow("close", 30);
    runOrName(
        NOBODY_TRIES_AGAIN,
        "a pool whose only connection is dead, while somebody waits",
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 0);
          jdbc.dies();
          attempting("a statement on a dead connection", () -> World.update(mine, "insert a"))
              .shouldThrow(SQLException.class);
          pool.release(mine);
          await(b);
        });

    observed("who has which connection", trace)
        .suggests(UNFIT_IS_HANDED_ON, seen -> seen.contains("b has 1 at 0"))
        .suggests(OPENS_TOO_MANY, seen -> seen.contains("b has 2 at 0"))
        .suggests(FAILED_CLEANING_IGNORED, seen -> has(seen, "b has 1"))
        .shouldBe("b has 2 at 30");
    observed("what is done with them", jdbc.calls())
        .suggests(FAILED_CLEANING_IGNORED, seen -> !seen.contains("1 close"))
        .shouldBe(List.of("1 open", "1 insert a", "1 is valid", "1 close", "2 open"));
  }

  @Test
  @DisplayName("a connection that is lost is discarded, and nothing else is tried")
  void lost() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          mine.giveUp();
          pool.release(mine);
          borrow("b", 0);
        });

    observed("what is done with a connection that is lost", jdbc.calls())
        .suggests(UNFIT_IS_HANDED_ON, seen -> !seen.contains("1 close"))
        .shouldBe(List.of("1 open", "1 close", "2 open"));
  }

  @Test
  @DisplayName("a connection that was idle for long is checked before it is lent")
  void idleForLong() {
    run(
        () -> {
          pool = world.pool(1);
          borrow("a", 0);
          pause(29_000);
          borrow("b", 0);
          pause(31_000);
          borrow("c", 0);
          pause(31_000);
          jdbc.dies();
          borrow("d", 0);
        });

    observed("a connection that is lent after 29 s, 31 s, and 31 s when it is dead", jdbc.calls())
        .suggests(CHECKS_ALWAYS, seen -> seen.stream().filter("1 is valid"::equals).count() > 2)
        .suggests(STALE_UNCHECKED, seen -> seen.stream().filter("1 is valid"::equals).count() < 2)
        .suggests(FAILED_CLEANING_IGNORED, _ -> has(trace.lines(), "d has 1"))
        .shouldBe(List.of("1 open", "1 is valid", "1 is valid", "1 close", "2 open"));
    observed("who has which connection", trace)
        .suggests(FAILED_CLEANING_IGNORED, seen -> has(seen, "d has 1"))
        .shouldBe("a has 1 at 0", "b has 1 at 29000", "c has 1 at 60000", "d has 2 at 91000");
  }

  /** Two connections that come back, 1 at 10 and 2 at 20, and one that is lent after 31 s. */
  private void lendOneOfTwoAfterLong() {
    run(
        () -> {
          pool = world.pool(2);
          everybody(borrower("a", 10), borrower("b", 20));
          pause(31_000);
          borrow("c", 0);
        });
  }

  @Test
  @DisplayName("of connections that were idle for long, too, the last to come back is lent")
  void lastFirstAfterLong() {
    lendOneOfTwoAfterLong();

    observed("1 comes back at 10, 2 at 20, and one is lent at 31020", trace)
        .suggests(OLDEST_FIRST, seen -> seen.contains("c has 1 at 31020"))
        .shouldBe("a has 1 at 0", "b has 2 at 0", "c has 2 at 31020");
  }

  @Test
  @DisplayName("one task that waits has one connection checked")
  void oneCheckForOne() {
    lendOneOfTwoAfterLong();

    observed(
            "how many of two that were idle for long are checked for one task",
            jdbc.calls().stream().filter(call -> call.endsWith("is valid")).count())
        .suggests(STALE_UNCHECKED, seen -> seen == 0)
        .suggests(CHECKS_ALL, seen -> seen > 1)
        .shouldBe(1L);
  }

  @Test
  @DisplayName("of idle connections, the last to come back is lent first")
  void lastFirst() {
    run(
        () -> {
          pool = world.pool(2);
          everybody(borrower("a", 10), borrower("b", 20));
          borrow("c", 0);
          borrow("d", 0);
        });

    observed("1 comes back at 10, and 2 at 20", trace)
        .suggests(OLDEST_FIRST, seen -> seen.contains("c has 1 at 20"))
        .shouldBe("a has 1 at 0", "b has 2 at 0", "c has 2 at 20", "d has 2 at 20");
  }

  @Test
  @DisplayName("a connection that is not lent cannot be given back")
  void givenBackTwice() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          pool.release(mine);
          observed(
                  "the message for giving it back a second time",
                  attempting("giving it back a second time", () -> pool.release(mine))
                      .suggests(TAKES_ANYTHING_BACK)
                      .shouldThrow(IllegalStateException.class)
                      .getMessage())
              .shouldBe("the connection is not in use");
        });
  }

  @Test
  @DisplayName("a pool tells what it has")
  void facts() {
    jdbc.slow("open", 10);
    run(
        () -> {
          pool = world.pool(2);
          List<Task<Void>> tasks =
              List.of(borrower("a", 50), borrower("b", 50), borrower("c", 100));
          pause(5);
          note("opening: " + pool.facts());
          pause(10);
          note("in use: " + pool.facts());
          pause(60);
          note("one left: " + pool.facts());
          await(gather(tasks));
        });

    observed(
            "facts of a pool of two, with three tasks",
            trace.lines().stream().filter(line -> line.contains("Facts")).toList())
        .shouldBe(
            List.of(
                "opening: PoolFacts[connections=2, inUse=0, idle=0, waiting=3]",
                "in use: PoolFacts[connections=2, inUse=2, idle=0, waiting=1]",
                "one left: PoolFacts[connections=2, inUse=1, idle=1, waiting=0]"));
  }

  @Test
  @DisplayName("a connection that is being closed is one, too")
  void factsOfWhatIsOnItsWay() {
    jdbc.slow("close", 10);
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          mine.giveUp();
          pool.release(mine);
          note("being closed: " + pool.facts());
          pause(20);
          note("closed: " + pool.facts());
        });

    observed("facts of a pool whose only connection was lost", trace)
        .suggests(FACTS_FORGET, seen -> seen.getFirst().contains("connections=0"))
        .shouldBe(
            List.of(
                "being closed: PoolFacts[connections=1, inUse=0, idle=0, waiting=0]",
                "closed: PoolFacts[connections=0, inUse=0, idle=0, waiting=0]"));
  }

  @Test
  @DisplayName("who was cancelled does not wait any more")
  void factsWithoutWhoHasGone() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 0);
          pause(10);
          note("before: " + pool.facts());
          b.cancel();
          ended(b);
          note("after: " + pool.facts());
          pool.release(mine);
        });

    observed("facts of a pool whose only waiter is cancelled", trace)
        .suggests(FACTS_COUNT_THE_GONE, seen -> seen.getLast().contains("waiting=1"))
        .shouldBe(
            List.of(
                "before: PoolFacts[connections=1, inUse=1, idle=0, waiting=1]",
                "b was cancelled at 10",
                "after: PoolFacts[connections=1, inUse=1, idle=0, waiting=0]"));
  }

  @Test
  @DisplayName("close refuses who waits, and waits for what is in use and on its way")
  void close() {
    jdbc.slow("open", 100).slow("close", 10);
    runOrName(
        CLOSE_FORGETS_WAITERS,
        "closing a pool with connections in use and on their way",
        () -> {
          pool = world.pool(3);
          Task<Void> a = borrower("a", 150);
          Task<Void> b = borrower("b", 10);
          pause(120);
          Task<Void> c = borrower("c", 10);
          Task<Void> d = borrower("d", 10);
          Task<Void> e = borrower("e", 10);
          ticks(1);
          Task<Void> closing =
              start(
                  "closing",
                  () -> {
                    pool.close();
                    at("closed with " + jdbc.stillOpen().size() + " open");
                  });
          ticks(3);
          Task<Void> late = start("late", () -> borrow("f", 0));
          everybody(a, b, c, d, e, late);
          at("everybody has gone");
          await(closing);
          pool.close();
        });

    observed("closing at 120; 1 is in use until 250, 2 is idle, 3 is opened until 220", trace)
        .suggests(CLOSE_FORGETS_WAITERS, seen -> !seen.contains("d: the pool is closed at 120"))
        .suggests(CLOSED_LENDS, seen -> !seen.contains("f: the pool is closed at 120"))
        .suggests(
            CLOSE_DOES_NOT_WAIT, seen -> has(seen, "closed with") && !has(seen, "closed with 0"))
        .shouldBe(
            "a has 1 at 100",
            "b has 2 at 100",
            "c has 2 at 120",
            "d: the pool is closed at 120",
            "e: the pool is closed at 120",
            "f: the pool is closed at 120",
            "everybody has gone at 250",
            "closed with 0 open at 260");
  }

  @Test
  @DisplayName("close closes what is idle, and what comes back later")
  void closeClosesAll() {
    runOrName(
        CLOSE_KEEPS_IDLE,
        "closing a pool",
        () -> {
          pool = world.pool(2);
          Task<Void> a = borrower("a", 100);
          await(borrower("b", 10));
          Task<Void> closing = start("closing", pool::close);
          pause(50);
          note("open: " + jdbc.stillOpen());
          await(a);
          await(closing);
          note("open: " + jdbc.stillOpen());
        });
    attempting("closing it once more, outside of a loop", pool::close)
        .suggests(CLOSE_NEEDS_A_LOOP)
        .shouldSucceed();

    observed("a pool that is closed, with 1 in use and 2 idle", trace)
        .suggests(CLOSE_KEEPS_IDLE, seen -> !seen.contains("open: []"))
        .shouldBe("a has 1 at 0", "b has 2 at 0", "open: [1]", "open: []");
  }

  @Test
  @DisplayName("a close that is cancelled cuts what is in use, and does not wait any longer")
  void closeInAHurry() {
    jdbc.slow("insert a", 1000);
    run(
        () -> {
          pool = world.pool(1);
          Task<Void> a =
              start(
                  "a",
                  () -> {
                    Link mine = take();
                    try {
                      World.update(mine, "insert a");
                    } catch (SQLException cut) {
                      at("a: " + cut.getMessage());
                      pause(100);
                    } finally {
                      pool.release(mine);
                    }
                  });
          pause(10);
          attempting(
                  "closing for 50 ms at most", () -> await(timeout(millis(50), () -> pool.close())))
              .suggests(CLOSE_DOES_NOT_WAIT, thrown -> thrown == null && !a.isDone())
              .shouldThrow(TimeoutError.class);
          at("given up");
          await(a);
          pool.close();
          note("open: " + jdbc.stillOpen());
        });

    observed("a pool with a statement of 1000 ms that is closed for 50 ms at most", trace)
        .suggests(HURRY_IGNORED, _ -> !jdbc.calls().contains("1 abort"))
        .suggests(HURRY_WAITS, seen -> !seen.contains("given up at 60"))
        .shouldBe("given up at 60", "a: connection aborted at 60", "open: []");
  }

  private Task<Void> closer(String name) {
    return startNoting(
        name,
        () -> {
          pool.close();
          return "closed";
        });
  }

  @Test
  @DisplayName("who closes a pool that is being closed waits as well")
  void closedByTwo() {
    run(
        () -> {
          pool = world.pool(1);
          Task<Void> a = borrower("a", 100);
          ticks(5);
          everybody(a, closer("first"), closer("second"));
        });

    observed("a pool with a connection in use until 100, which two tasks close", trace)
        .suggests(SECOND_CLOSE, seen -> seen.contains("second: closed at 0"))
        .shouldBe("a has 1 at 0", "first: closed at 100", "second: closed at 100");
  }

  @Test
  @DisplayName("a close that is cancelled leaves the pool closed, and another one waiting")
  void closedByTwoOneOfThemInAHurry() {
    run(
        () -> {
          pool = world.pool(1);
          borrower("a", 100);
          ticks(5);
          Task<Void> first = closer("first");
          closer("second");
          pause(50);
          first.cancel();
          await(first);
          noteEnd("late", () -> await(timeout(millis(10), () -> world.number(take()))));
          pause(100);
        });

    observed("a connection in use until 100; two close, and the first is cancelled at 50", trace)
        .suggests(CANCELLED_CLOSE_REOPENS, seen -> !has(seen, "late: the pool is closed"))
        .suggests(CLOSERS_SHARE, seen -> !seen.contains("second: closed at 100"))
        .shouldBe(
            "a has 1 at 0",
            "first: cancelled at 50",
            "late: the pool is closed at 50",
            "second: closed at 100");
  }

  @Test
  @DisplayName("what is idle is closed and not cut, and close waits for that")
  void idleIsClosed() {
    jdbc.slow("close", 10);
    run(
        () -> {
          pool = world.pool(1);
          borrow("a", 0);
          jdbc.calls().clear();
          pool.close();
          at("closed");
        });

    observed("what is done with an idle connection", jdbc.calls())
        .suggests(CUTS_IDLE, seen -> seen.contains("1 abort"))
        .shouldBe(List.of("1 close"));
    observed("closing it takes 10 ms", trace)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.contains("closed at 0"))
        .shouldBe("a has 1 at 0", "closed at 10");
  }

  @Test
  @DisplayName("a close that is cancelled does not cut what is being closed")
  void hurryLeavesWhatIsBeingClosed() {
    jdbc.slow("close", 100);
    run(
        () -> {
          pool = world.pool(1);
          borrow("a", 0);
          jdbc.calls().clear();
          Task<Void> closing = closer("closing");
          pause(50);
          closing.cancel();
          await(closing);
          pause(100);
          note("open: " + jdbc.stillOpen());
        });

    observed("what is done with an idle connection", jdbc.calls())
        .suggests(CUTS_IDLE, seen -> seen.contains("1 abort"))
        .shouldBe(List.of("1 close"));
    observed("closing takes 100 ms, and is cancelled at 50", trace)
        .suggests(HURRY_WAITS, seen -> seen.contains("closing: cancelled at 100"))
        .shouldBe("a has 1 at 0", "closing: cancelled at 50", "open: []");
  }

  @Test
  @DisplayName("a close that cannot wait is refused, and leaves the pool as it is")
  void closeInACallback() {
    run(
        () -> {
          pool = world.pool(1);
          borrow("a", 0);
          EventLoop.running().callSoon(() -> note(closeOrRefuse()));
          ticks(2);
          noteEnd("afterwards", () -> world.number(take()));
        });

    observed("a pool with an idle connection that is closed in a callback", trace)
        .suggests(REFUSED_CLOSE_CLOSES, seen -> has(seen, "afterwards: the pool is closed"))
        .shouldBe("a has 1 at 0", "refused", "afterwards: 1 at 0");
  }

  private String closeOrRefuse() {
    try {
      pool.close();
      return "closed";
    } catch (IllegalStateException refused) {
      return "refused";
    }
  }

  @Test
  @DisplayName("a pool belongs to the loop in which it is made")
  void madeInALoop() {
    attempting("making a pool outside of a loop", () -> world.pool(1))
        .suggests(POOL_WITHOUT_A_LOOP, thrown -> thrown == null)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a place in the line is taken when the coroutine is awaited, not when it is made")
  void placeInTheLine() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Coroutine<Link> made = pool.acquire();
          Task<Void> b = borrower("b", 100);
          ticks(1);
          Task<Void> c =
              start(
                  "c",
                  () -> {
                    Link its = await(made);
                    at("c has " + world.number(its));
                    pool.release(its);
                  });
          pause(10);
          pool.release(mine);
          everybody(b, c);
        });

    observed("c has made its coroutine before b came, and awaits it later", trace)
        .suggests(AT_THE_CALL, seen -> seen.getFirst().startsWith("c"))
        .shouldBe("b has 1 at 10", "c has 1 at 110");
  }

  @Test
  @DisplayName("a closed pool refuses when the coroutine is awaited")
  void refusedWhenAwaited() {
    run(
        () -> {
          pool = world.pool(1);
          pool.close();
          noteEnd(
              "awaited",
              () -> {
                Coroutine<Link> made = pool.acquire();
                note("made");
                return world.number(await(made));
              });
        });

    observed("acquiring a connection of a closed pool", trace)
        .suggests(CLOSED_LENDS, seen -> has(seen, "awaited: 1"))
        .suggests(AT_THE_CALL, seen -> !seen.contains("made"))
        .shouldBe("made", "awaited: the pool is closed at 0");
  }

  @Test
  @DisplayName("a connection that is opened for nobody any more stays, for whoever comes")
  void openedForNobodyStays() {
    jdbc.slow("open", 100);
    run(
        () -> {
          pool = world.pool(1);
          Task<Void> b = borrower("b", 0);
          pause(50);
          b.cancel();
          pause(100);
          borrow("c", 0);
        });

    observed("a connection takes 100 ms to open, b gives up at 50, and c comes at 150", trace)
        .suggests(OPENED_FOR_NOBODY, _ -> jdbc.calls().contains("1 close"))
        .shouldBe("b was cancelled at 50", "c has 1 at 150");
  }

  @Test
  @DisplayName("a failure to connect for nobody any more is not for whoever comes later")
  void failedForNobody() {
    jdbc.slow("open", 100).failing("open", "no route");
    run(
        () -> {
          pool = world.pool(1);
          Task<Void> b = borrower("b", 0);
          pause(50);
          b.cancel();
          pause(100);
          borrow("c", 0);
        });

    observed("an attempt to connect fails at 100; b gives up at 50, and c comes at 150", trace)
        .suggests(FAILURE_KEPT, seen -> has(seen, "c: no route"))
        .shouldBe("b was cancelled at 50", "c has 1 at 250");
  }

  @Test
  @DisplayName("what is handed on by somebody who was cancelled comes back to a closed pool")
  void handedOnToAClosedPool() {
    run(
        () -> {
          pool = world.pool(1);
          Link mine = take();
          Task<Void> b = borrower("b", 100);
          pause(10);
          pool.release(mine);
          b.cancel();
          noteEnd("closing", () -> await(timeout(millis(1000), () -> closeAndCount())));
          note("idle: " + pool.facts().idle() + ", in use: " + pool.facts().inUse());
        });

    observed("the connection comes back, b is cancelled, and the pool is closed", trace)
        .suggests(HANDED_ON_UNSEEN, seen -> seen.contains("idle: 1, in use: 0"))
        .suggests(CANCELLED_KEEPS, seen -> seen.contains("idle: 0, in use: 1"))
        .shouldBe("b was cancelled at 10", "closing: 0 open at 10", "idle: 0, in use: 0");
  }

  private String closeAndCount() {
    pool.close();
    return jdbc.stillOpen().size() + " open";
  }

  @Test
  @DisplayName("wherever a task is cancelled, it hears of that, also if it gets no connection")
  void cancelledWhereItFails() {
    cancelEverywhere(this::cancelOneThatGetsNone);
  }

  private void cancelOneThatGetsNone(EveryMoment moment) {
    World world = new PoolTest().world;
    world.jdbc.slow("open", 10).failing("open", "no route");
    List<Task<?>> victim = new ArrayList<>();
    List<Boolean> struck = new ArrayList<>();
    world.runStruck(
        _ -> {
          if (!victim.isEmpty()) {
            moment.pass(() -> struck.add(victim.getFirst().cancel()));
          }
        },
        () -> {
          Pool tested = world.pool(1);
          victim.add(start("victim", () -> acquireInVain(tested)));
          ended(victim.getFirst());
          tested.close();
        });

    observed("whether the task ended as cancelled", victim.getFirst().isCancelled())
        .suggests(FAILURE_HIDES, seen -> !seen)
        .shouldBe(struck.contains(true));
  }

  private static void acquireInVain(Pool pool) {
    try {
      await(pool.acquire(), SQLException.class);
    } catch (SQLException noRoute) {
      // Nothing else was to be expected.
    }
  }

  @Test
  @DisplayName("wherever a task is cancelled, all others get their connection, and none is left")
  void aWaiterCancelledAtEveryMoment() {
    cancelEverywhere(this::cancelOneOfThree);
  }

  private void cancelOneOfThree(EveryMoment moment) {
    var part = new PoolTest();
    World world = part.world;
    world.jdbc.slow("open", 10);
    List<String> left = new ArrayList<>();
    List<Task<?>> victim = new ArrayList<>();
    world.runStruck(
        _ -> {
          if (!victim.isEmpty()) {
            moment.pass(victim.getFirst()::cancel);
          }
        },
        () -> {
          part.pool = world.pool(1);
          Task<Void> a = part.borrower("a", 10);
          victim.add(part.borrower("b", 10));
          Task<Void> c = part.borrower("c", 10);
          await(gather(a, c));
          ended(victim.getFirst());
          left.add(part.pool.facts().toString());
          part.pool.close();
        });

    observed("what the pool has at the end", left)
        .suggests(CANCELLED_KEEPS, seen -> seen.getFirst().contains("inUse=1"))
        .shouldBe(List.of("PoolFacts[connections=1, inUse=0, idle=1, waiting=0]"));
    observed(
            "how many tasks had a connection, apart from the one that is cancelled",
            part.trace.lines().stream().filter(line -> line.matches("[ac] has .*")).count())
        .shouldBe(2L);
    observed("connections open when the pool is closed", world.jdbc.stillOpen()).shouldBeEmpty();
    keptTheRules(world);
  }
}
