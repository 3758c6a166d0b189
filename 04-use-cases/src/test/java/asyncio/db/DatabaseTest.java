package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.db.demo.BooksDemo;
import asyncio.db.demo.LoadDemo;
import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@Grades(value = "04.7", points = 30, seconds = 40)
@DisplayName("04.7 An asynchronous database")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class DatabaseTest extends OnVirtualTime {

  // The pool

  private static final Misconception OPENS_TOO_MANY =
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

  private static final Misconception BLOCKS_THE_LOOP =
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

  // The transaction

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "rolls-back-only-exceptions",
          "an Error, such as a cancellation, leaves the transaction open or has it committed; roll"
              + " back whatever is thrown");

  private static final Misconception COMMITS_ANYWAY =
      Misconception.of(
          "commits-whatever-happens", "the body has failed, and what it did until then stays");

  private static final Misconception AUTO_COMMIT_COMMITS =
      Misconception.of(
          "auto-commit-in-a-finally",
          "auto-commit is switched on in the middle of a transaction, after a commit or a rollback"
              + " that has failed; that commits it");

  private static final Misconception AUTO_COMMIT_STAYS_OFF =
      Misconception.of(
          "auto-commit-stays-off",
          "after the transaction auto-commit is still off, and the next statement begins another"
              + " one that nobody commits");

  private static final Misconception ROLLBACK_HIDES =
      Misconception.of(
          "rollback-hides-the-cause",
          "the rollback fails as well, and its failure takes the place of what led to it");

  private static final Misconception KEEPS_THE_BROKEN =
      Misconception.of(
          "goes-on-after-a-failed-rollback",
          "a connection whose rollback has failed is used on; nobody knows what is pending on it");

  private static final Misconception FAILED_COMMIT_STAYS =
      Misconception.of(
          "failed-commit-stays-open",
          "a commit fails, and nothing is rolled back");

  private static final Misconception INNER_COMMITS =
      Misconception.of(
          "inner-commits",
          "a transaction within another one commits, and with it all that the outer one has done");

  private static final Misconception INNER_ROLLS_ALL_BACK =
      Misconception.of(
          "inner-rolls-all-back",
          "a transaction within another one fails, and all that the outer one has done is gone; set"
              + " a savepoint");

  private static final Misconception INNER_KEEPS =
      Misconception.of(
          "inner-keeps-what-failed",
          "a transaction within another one fails, and what it did until then stays");

  private static final Misconception COMMIT_ABANDONED =
      Misconception.of(
          "commit-is-abandoned",
          "who is cancelled during a call to the database does not wait for its end, and the"
              + " transaction goes on behind its back");

  private static final Misconception ROLLBACK_SWALLOWS =
      Misconception.of(
          "rollback-swallows-the-cancellation",
          "who is cancelled during a rollback never hears of it");

  private static final Misconception TOUCHES_THE_LOST =
      Misconception.of(
          "rolls-back-what-is-lost",
          "a rollback is tried on a connection that is lost; it only adds noise to the failure");

  private static final Misconception AUTO_COMMIT_FOR_COMMIT =
      Misconception.of(
          "auto-commit-for-commit",
          "nothing commits but switching auto-commit on, which does so by the way; call commit,"
              + " so that a failure is one of the commit");

  private static final Misconception COMMIT_HIDES =
      Misconception.of(
          "commit-hides-the-cancellation",
          "who is cancelled during the commit gets its result or its failure; it was cancelled,"
              + " and should say so");

  private static final Misconception AUTO_COMMIT_UNNOTICED =
      Misconception.of(
          "auto-commit-fails-unnoticed",
          "auto-commit could not be switched on again, and the connection is used on; its next"
              + " statement begins a transaction that nobody commits");

  private static final Misconception COMMITTED_BUT_FAILED =
      Misconception.of(
          "committed-but-failed",
          "the commit has worked, and something after it fails the transaction; whoever sees"
              + " that does it all once more");

  private static final Misconception CANCELLED_KEEPS_THE_BROKEN =
      Misconception.of(
          "cancelled-rollback-passes",
          "a rollback fails while its task is being cancelled, and the connection is used on;"
              + " nobody knows what is pending on it");

  private static final Misconception SAVEPOINT_KEPT =
      Misconception.of(
          "savepoint-is-kept",
          "a savepoint is not released when its body has returned; the database keeps each of"
              + " them until the outer one ends");

  private static final Misconception FAILED_RELEASE_STAYS =
      Misconception.of(
          "failed-release-stays",
          "a savepoint cannot be released, which is told as a failure, and what was done since"
              + " then stays; go back to it");

  private static final Misconception UNDOES_THE_RELEASED =
      Misconception.of(
          "undoes-what-was-released",
          "who is cancelled while a savepoint is released goes back to it though it is gone, and"
              + " so loses the connection");

  // Cancellation

  private static final Misconception STATEMENT_GOES_ON =
      Misconception.of(
          "statement-goes-on",
          "the task is cancelled, and its statement is not: it goes on to its end");

  private static final Misconception LEAVES_THE_THREAD_BEHIND =
      Misconception.of(
          "leaves-while-a-thread-works",
          "the task goes on while a thread is still at work on the connection; wait for its end"
              + " first");

  private static final Misconception CANCEL_ON_THE_LOOP =
      Misconception.of(
          "cancels-on-the-loop",
          "Statement.cancel is called on the loop's thread, where it may block; let a rescuer do"
              + " it");

  private static final Misconception CANCEL_HITS_THE_NEXT =
      Misconception.of(
          "cancel-hits-the-next",
          "the statement has ended, but the call to cancel it is still on its way, and hits the"
              + " next one on that connection");

  private static final Misconception ASKS_ONCE =
      Misconception.of(
          "asks-once",
          "a call to cancel came too early and was lost, and nobody asks again until the patience"
              + " is over");

  private static final Misconception ASKS_TOO_OFTEN =
      Misconception.of(
          "asks-while-it-is-asking",
          "the statement is asked to end again although the last call is still under way");

  private static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "patience-without-end",
          "the statement does not end, and the task waits for ever; after a time, cut the"
              + " connection");

  private static final Misconception RUNS_ANYWAY =
      Misconception.of(
          "begins-what-was-cancelled",
          "the task was cancelled before the statement was executed, and it is executed all the"
              + " same");

  private static final Misconception SECOND_CANCEL =
      Misconception.of(
          "second-cancel-leaves-early",
          "who is cancelled a second time does not wait for the thread any more");

  private static final Misconception HIDES_THE_CANCELLATION =
      Misconception.of(
          "result-hides-the-cancellation",
          "the task is cancelled, and gets the statement's result or failure; it was cancelled, and"
              + " should say so");

  private static final Misconception LOOKS_TOO_LATE =
      Misconception.of(
          "looks-too-late",
          "the task was cancelled before a thread came to its work, and the thread begins it;"
              + " look before, and not only when a statement is announced");

  private static final Misconception FIRST_STATEMENT =
      Misconception.of(
          "cancels-the-first-statement",
          "of several statements the first is asked to end, whichever is being executed");

  private static final Misconception ASKS_LATE =
      Misconception.of(
          "asks-late",
          "the 100 ms until a statement is asked again count from the end of the last call;"
              + " count them from its beginning");

  private static final Misconception PATIENCE_FROM_THE_START =
      Misconception.of(
          "patience-from-the-start",
          "the patience counts from the beginning of the work; a long statement that is"
              + " cancelled late would be cut at once");

  private static final Misconception NO_CUT =
      Misconception.of(
          "patience-without-a-cut",
          "the patience is over, and the connection is not cut, with a thread still at work on"
              + " it");

  private static final Misconception WAITS_FOR_RESCUERS =
      Misconception.of(
          "waits-for-rescuers-for-ever",
          "the statement has ended, and the task waits for the call to cancel it without end;"
              + " patience is for that, too");

  private static final Misconception CANCEL_STILL_ON_ITS_WAY =
      Misconception.of(
          "cancel-still-on-its-way",
          "the patience is over, and the connection is used on, with a call to cancel still on"
              + " its way; that may hit the next statement");

  // Streaming

  private static final Misconception READS_ALL =
      Misconception.of(
          "reads-everything",
          "all rows are read before the first is handed out; a large result fills the memory");

  private static final Misconception READS_AHEAD =
      Misconception.of(
          "reads-ahead",
          "a thread reads on while the rows are gone through, so that no other statement can run");

  private static final Misconception A_TRIP_FOR_EACH_ROW =
      Misconception.of(
          "a-trip-for-each-row", "each row costs a trip to a thread and back; read a batch");

  private static final Misconception NO_FETCH_SIZE =
      Misconception.of(
          "forgets-the-fetch-size",
          "the driver is not told how many rows to fetch; many drivers then fetch all of them");

  private static final Misconception STREAM_STAYS_OPEN =
      Misconception.of(
          "stream-stays-open",
          "a stream has ended or was closed, and its statement is still open in the database");

  private static final Misconception FAILURE_EATS_ROWS =
      Misconception.of(
          "failure-eats-rows", "a failure in the middle of a batch takes the rows before it along");

  private static final Misconception FAILURE_IS_THE_END =
      Misconception.of(
          "failure-looks-like-the-end",
          "a row cannot be read, and the stream ends as if there were no more rows");

  private static final Misconception STREAM_GOES_ON =
      Misconception.of(
          "stream-goes-on-after-a-failure",
          "a stream that has failed, or whose reader was cancelled, goes on reading");

  private static final Misconception STREAM_WITHOUT_TRANSACTION =
      Misconception.of(
          "streams-in-auto-commit",
          "a stream is read outside of a transaction, where a driver may read all rows at once, and"
              + " the next statement closes it");

  private static final Misconception CLOSE_ABANDONED =
      Misconception.of(
          "close-is-abandoned",
          "who is cancelled while a stream is being closed does not wait for its end");

  private static final Misconception BEGINS_TOO_EARLY =
      Misconception.of(
          "begins-too-early",
          "a statement is executed before a row is asked for; whoever asks for the iterator has"
              + " not asked for one");

  private static final Misconception GONE_THROUGH_TWICE =
      Misconception.of(
          "gone-through-twice",
          "a stream gives a second iterator, and both take rows from the same result; refuse it");

  private static final Misconception NEXT_NEEDS_HAS_NEXT =
      Misconception.of(
          "next-needs-has-next",
          "next relies on hasNext having been called before; let it ask by itself");

  private static final Misconception NULL_IS_NO_ROW =
      Misconception.of(
          "null-is-no-row",
          "a row that is null cannot be stored, or counts as the end; a column may be null");

  private static final Misconception ANNOUNCED_TOO_LATE =
      Misconception.of(
          "announced-too-late",
          "the statement is announced when it has been executed; who is cancelled meanwhile does"
              + " not know what to cancel");

  private static final Misconception ROWS_AFTER_CLOSE =
      Misconception.of(
          "rows-after-close", "a stream that is closed hands out what is left of its last batch");

  private static final Misconception CLOSED_IS_THE_END =
      Misconception.of(
          "closed-looks-like-the-end",
          "a stream that is closed says that there are no more rows; whoever reads on believes"
              + " that these were all");

  private static final Misconception A_TRIP_TO_CLOSE =
      Misconception.of(
          "a-trip-to-close",
          "a stream has been read to its end, and to close its statement takes one more trip to"
              + " a thread; the worker that has read the last row can close it");

  private static final Misconception CLOSES_TWICE =
      Misconception.of(
          "closes-twice",
          "a stream that is closed is closed once more, by one more trip to a thread");

  private static final Misconception CLOSE_HIDES_ITS_FAILURE =
      Misconception.of(
          "close-hides-its-failure", "a statement cannot be closed, and nobody hears of it");

  private static final Misconception FAILED_CLOSE_IS_CLOSED =
      Misconception.of(
          "failed-close-looks-closed",
          "a statement could not be closed, and the stream says that none is open; the session"
              + " would lend the connection on");

  private static final Misconception CLOSES_WHAT_IS_LOST =
      Misconception.of(
          "closes-what-is-lost",
          "a statement is to be closed on a connection that is lost; that fails, and hides why"
              + " it is lost");

  private final World world = new World(time);
  private final PretendJdbc jdbc = world.jdbc;
  private Pool pool;
  private Link link;

  /** Runs a program on a world of threads and connections that are not real. */
  @Override
  protected void run(CoroutineAction main) {
    world.run(main);
    keptTheRules(world);
  }

  /** What holds in any case. */
  private static void keptTheRules(World world) {
    observed("calls to JDBC on the loop's own thread", world.jdbc.onTheLoop())
        .suggests(CANCEL_ON_THE_LOOP, seen -> seen.contains("cancel"))
        .suggests(BLOCKS_THE_LOOP)
        .shouldBeEmpty();
    observed("calls to a connection while another one is under way on it", world.jdbc.atOnce())
        .suggests(LEAVES_THE_THREAD_BEHIND)
        .shouldBeEmpty();
  }

  private void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Describes what was thrown. */
  private static String told(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> "cancelled";
      case TimeoutError _ -> "time is up";
      default -> thrown.getMessage();
    };
  }

  /** Describes what was thrown, and what is suppressed in it. */
  private static String toldInFull(Throwable thrown) {
    return thrown.getSuppressed().length == 0
        ? told(thrown)
        : told(thrown)
            + " with "
            + Arrays.stream(thrown.getSuppressed()).map(DatabaseTest::told).toList();
  }

  /** Notes how something ends, and when. */
  private void noteEnd(String name, Callable<?> body) {
    noteEnd(name, body, DatabaseTest::told);
  }

  private void noteEnd(String name, Callable<?> body, Function<Throwable, String> words) {
    try {
      Object result = body.call();
      at(name + ": " + result);
    } catch (Throwable thrown) {
      at(name + ": " + words.apply(thrown));
    }
  }

  /** Starts a task, and notes how it ends. */
  private Task<Void> startNoting(String name, Callable<?> body) {
    return start(name, () -> noteEnd(name, body));
  }

  /** Cancels at every moment. If a check fails, that is told in its words, and with the moment. */
  private static void cancelEverywhere(EveryMoment.Scenario scenario) {
    try {
      EveryMoment.strike("cancelled", scenario);
    } catch (AssertionError failure) {
      if (failure.getCause() instanceof ConceptFailure told) {
        String message = failure.getMessage();
        throw told.noting(message.substring(0, message.indexOf(':')));
      }
      throw failure;
    }
  }

  /** Whether one comes before another, and both come. */
  private static boolean isBefore(List<String> seen, String first, String second) {
    return seen.contains(first) && seen.indexOf(first) < seen.indexOf(second);
  }

  private static boolean has(List<String> seen, String beginning) {
    return seen.stream().anyMatch(line -> line.startsWith(beginning));
  }

  @Nested
  @Order(1)
  @DisplayName("part 1: a pool")
  class Pooling {

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
              CLOSE_DOES_NOT_WAIT,
              seen -> has(seen, "closed with") && !has(seen, "closed with 0"))
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
                    "closing for 50 ms at most",
                    () -> await(timeout(millis(50), () -> pool.close())))
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
      World world = new DatabaseTest().world;
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
    void cancelledAtEveryMoment() {
      cancelEverywhere(this::cancelOneOfThree);
    }

    private void cancelOneOfThree(EveryMoment moment) {
      var tested = new DatabaseTest();
      Pooling part = tested.new Pooling();
      World world = tested.world;
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
            tested.pool = world.pool(1);
            Task<Void> a = part.borrower("a", 10);
            victim.add(part.borrower("b", 10));
            Task<Void> c = part.borrower("c", 10);
            await(gather(a, c));
            ended(victim.getFirst());
            left.add(tested.pool.facts().toString());
            tested.pool.close();
          });

      observed("what the pool has at the end", left)
          .suggests(CANCELLED_KEEPS, seen -> seen.getFirst().contains("inUse=1"))
          .shouldBe(List.of("PoolFacts[connections=1, inUse=0, idle=1, waiting=0]"));
      observed(
              "how many tasks had a connection, apart from the one that is cancelled",
              tested.trace.lines().stream().filter(line -> line.matches("[ac] has .*")).count())
          .shouldBe(2L);
      observed("connections open when the pool is closed", world.jdbc.stillOpen()).shouldBeEmpty();
      keptTheRules(world);
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: a transaction")
  class Transacting {

    private void insert(String what) throws Exception {
      World.update(link, "insert " + what);
    }

    private Object transaction(Callable<?> body) {
      return await(Transaction.<Object>around(link, body));
    }

    private Object fail(String message) {
      throw new IllegalArgumentException(message);
    }

    /** Runs a program with one connection, and says afterwards what has become of it. */
    private void runLinked(CoroutineAction main) {
      run(
          () -> {
            link = await(world.open());
            jdbc.calls().clear();
            main.run();
          });
    }

    /** Notes how a transaction ends, and what is suppressed in that. */
    private void noteEnd(String name, Callable<?> body) {
      DatabaseTest.this.noteEnd(name, body, DatabaseTest::toldInFull);
    }

    private Task<Void> startNoting(String name, Callable<?> body) {
      return start(name, () -> noteEnd(name, body));
    }

    private Object insertOne() throws Exception {
      insert("a");
      return "result";
    }

    private String state() {
      return link.isLost() ? "lost" : link.isInTransaction() ? "in a transaction" : "auto-commit";
    }

    @Test
    @DisplayName("what the body did is committed, and its result returned")
    void commits() {
      runLinked(
          () ->
              noteEnd(
                  "ended",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            note("within: " + state());
                            insert("b");
                            return "result";
                          })));

      observed("the transaction", trace).shouldBe("within: in a transaction", "ended: result at 0");
      observed("the calls to the database", jdbc.calls())
          .suggests(AUTO_COMMIT_FOR_COMMIT, seen -> !seen.contains("1 commit"))
          .suggests(AUTO_COMMIT_STAYS_OFF, seen -> !seen.contains("1 auto-commit on"))
          .shouldBe(
              List.of(
                  "1 auto-commit off", "1 insert a", "1 insert b", "1 commit", "1 auto-commit on"));
      observed("the connection afterwards", state())
          .suggests(AUTO_COMMIT_STAYS_OFF, seen -> seen.equals("in a transaction"))
          .shouldBe("auto-commit");
    }

    @Test
    @DisplayName("whatever the body throws, nothing of it stays, and the same comes out")
    void rollsBack() {
      runLinked(
          () -> {
            noteEnd("exception", () -> transaction(() -> failAfterInsert(new Exception("no"))));
            noteEnd("error", () -> transaction(() -> failAfterInsert(new AssertionError("no"))));
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(ONLY_EXCEPTIONS, seen -> seen.size() == 1)
          .suggests(COMMITS_ANYWAY)
          .shouldBeEmpty();
      observed("how they end", trace)
          .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
          .suggests(AUTO_COMMIT_STAYS_OFF, seen -> !seen.getLast().equals("auto-commit"))
          .shouldBe("exception: no at 0", "error: no at 0", "auto-commit");
    }

    private <X extends Throwable> Object failAfterInsert(X failure) throws Exception {
      insert("a");
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }

    @Test
    @DisplayName("a transaction whose task is cancelled is rolled back")
    void cancelledInTheBody() {
      runLinked(
          () -> {
            Task<Void> task =
                startNoting(
                    "task",
                    () ->
                        transaction(
                            () -> {
                              insert("a");
                              pause(100);
                              return null;
                            }));
            pause(50);
            task.cancel();
            await(task);
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
          .shouldBeEmpty();
      observed("a transaction of 100 ms, cancelled at 50", trace)
          .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
          .shouldBe("task: cancelled at 50", "auto-commit");
    }

    @Test
    @DisplayName("a rollback that fails is suppressed, and nobody uses the connection again")
    void rollbackFails() {
      jdbc.failing("rollback", "broken pipe");
      runLinked(
          () -> {
            noteEnd("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
          .shouldBeEmpty();
      observed("the body fails, and then the rollback", trace)
          .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
          .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
          .shouldBe("task: no with [broken pipe] at 0", "lost");
    }

    @Test
    @DisplayName("a commit that fails is rolled back")
    void commitFails() {
      jdbc.failing("commit", "disk full");
      runLinked(
          () -> {
            noteEnd(
                "task",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          return "result";
                        }));
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(AUTO_COMMIT_FOR_COMMIT, _ -> !jdbc.calls().contains("1 commit"))
          .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
          .shouldBeEmpty();
      observed("a commit that fails", trace)
          .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
          .shouldBe("task: disk full at 0", "auto-commit");
      observed("the calls to the database", jdbc.calls())
          .suggests(FAILED_COMMIT_STAYS, seen -> !seen.contains("1 rollback"))
          .shouldBe(
              List.of(
                  "1 auto-commit off", "1 insert a", "1 commit", "1 rollback", "1 auto-commit on"));
    }

    @Test
    @DisplayName("a commit and its rollback that fail leave nothing, and a connection that is lost")
    void commitAndRollbackFail() {
      jdbc.failing("commit", "disk full").failing("rollback", "broken pipe");
      runLinked(
          () -> {
            noteEnd(
                "task",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          return "result";
                        }));
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(AUTO_COMMIT_FOR_COMMIT, _ -> !jdbc.calls().contains("1 commit"))
          .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
          .shouldBeEmpty();
      observed("a commit that fails, and then the rollback", trace)
          .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
          .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
          .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
          .shouldBe("task: disk full with [broken pipe] at 0", "lost");
    }

    @Test
    @DisplayName("what is committed has not failed, even if auto-commit cannot be switched on then")
    void autoCommitFailsAfterTheCommit() {
      jdbc.failing("auto-commit on", "broken pipe");
      runLinked(
          () -> {
            noteEnd("task", () -> transaction(this::insertOne));
            note(jdbc.committed() + ", " + state());
          });

      observed("a commit that works, and then auto-commit cannot be switched on", trace)
          .suggests(COMMITTED_BUT_FAILED, seen -> seen.getFirst().startsWith("task: broken pipe"))
          .suggests(AUTO_COMMIT_UNNOTICED, seen -> !seen.getLast().endsWith("lost"))
          .shouldBe("task: result at 0", "[insert a], lost");
    }

    @Test
    @DisplayName("if auto-commit cannot be switched on after a rollback, the connection is lost")
    void autoCommitFailsAfterTheRollback() {
      jdbc.failing("auto-commit on", "broken pipe");
      runLinked(
          () -> {
            noteEnd("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
            note(jdbc.committed() + ", " + state());
          });

      observed("a rollback that works, and then auto-commit cannot be switched on", trace)
          .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
          .suggests(AUTO_COMMIT_UNNOTICED, seen -> !seen.getLast().endsWith("lost"))
          .shouldBe("task: no with [broken pipe] at 0", "[], lost");
    }

    @Test
    @DisplayName("on a connection that is lost, no rollback is tried")
    void lostInTheBody() {
      runLinked(
          () ->
              noteEnd(
                  "task",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            link.giveUp();
                            return fail("lost");
                          })));

      observed("how it ends", trace)
          .suggests(TOUCHES_THE_LOST, seen -> seen.getFirst().contains(" with ["))
          .shouldBe("task: lost at 0");
      observed("the calls to the database", jdbc.calls())
          .shouldBe(List.of("1 auto-commit off", "1 insert a"));
    }

    @Test
    @DisplayName("a transaction within another one is committed with it")
    void innerCommits() {
      runLinked(
          () -> {
            transaction(
                () -> {
                  insert("a");
                  transaction(
                      () -> {
                        insert("b");
                        return null;
                      });
                  note("after the inner one: " + jdbc.committed() + ", " + state());
                  insert("c");
                  return null;
                });
            note("at the end: " + jdbc.committed() + ", " + state());
          });

      observed("what the database keeps", trace)
          .suggests(INNER_COMMITS, seen -> !seen.getFirst().contains("[]"))
          .suggests(INNER_COMMITS, seen -> seen.getFirst().endsWith("auto-commit"))
          .shouldBe(
              "after the inner one: [], in a transaction",
              "at the end: [insert a, insert b, insert c], auto-commit");
    }

    @Test
    @DisplayName("a transaction within another one can fail alone")
    void innerFails() {
      runLinked(
          () -> {
            transaction(
                () -> {
                  insert("a");
                  noteEnd(
                      "inner",
                      () ->
                          transaction(
                              () -> {
                                insert("b");
                                return fail("on purpose");
                              }));
                  insert("c");
                  return null;
                });
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(INNER_KEEPS, seen -> seen.contains("insert b"))
          .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.contains("insert a"))
          .shouldBe(List.of("insert a", "insert c"));
      observed("how it ends", trace)
          .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.getLast().equals("auto-commit"))
          .shouldBe("inner: on purpose at 0", "auto-commit");
    }

    @Test
    @DisplayName("a transaction within another one whose time is up leaves nothing")
    void innerRunsOutOfTime() {
      runLinked(
          () ->
              transaction(
                  () -> {
                    insert("a");
                    noteEnd("inner", () -> await(timeout(millis(50), () -> innerOfAMinute())));
                    insert("c");
                    return null;
                  }));

      observed("an inner one that takes too long", trace).shouldBe("inner: time is up at 50");
      observed("what the database keeps", jdbc.committed())
          .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("insert b"))
          .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.contains("insert a"))
          .shouldBe(List.of("insert a", "insert c"));
    }

    private Object innerOfAMinute() {
      return transaction(
          () -> {
            insert("b");
            pause(60_000);
            return null;
          });
    }

    @Test
    @DisplayName("a savepoint is released when the inner body has returned")
    void innerIsReleased() {
      runLinked(
          () ->
              transaction(
                  () -> {
                    transaction(this::insertOne);
                    insert("b");
                    return null;
                  }));

      observed("the calls to the database", jdbc.calls())
          .suggests(INNER_COMMITS, seen -> seen.indexOf("1 commit") < seen.indexOf("1 insert b"))
          .suggests(SAVEPOINT_KEPT, seen -> !seen.contains("1 release savepoint"))
          .shouldBe(
              List.of(
                  "1 auto-commit off",
                  "1 savepoint",
                  "1 insert a",
                  "1 release savepoint",
                  "1 insert b",
                  "1 commit",
                  "1 auto-commit on"));
    }

    @Test
    @DisplayName("if a savepoint cannot be released, the inner one has failed, and leaves nothing")
    void releaseFails() {
      jdbc.failing("release savepoint", "no memory");
      runLinked(
          () -> {
            transaction(
                () -> {
                  noteEnd("inner", () -> transaction(this::insertOne));
                  insert("b");
                  return null;
                });
            note(jdbc.committed() + ", " + state());
          });

      observed("an inner one that cannot be released", trace)
          .suggests(FAILED_RELEASE_STAYS, seen -> seen.getLast().startsWith("[insert a"))
          .shouldBe("inner: no memory at 0", "[insert b], auto-commit");
    }

    @Test
    @DisplayName("a failure that goes through both leaves nothing of either")
    void innerAndOuterFail() {
      runLinked(
          () ->
              noteEnd(
                  "outer",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            return transaction(() -> failAfterInsert(new Exception("no")));
                          })));

      observed("what the database keeps", jdbc.committed()).shouldBeEmpty();
      observed("how it ends", trace).shouldBe("outer: no at 0");
    }

    @Test
    @DisplayName("if it cannot go back to the savepoint, the connection is lost")
    void savepointFails() {
      jdbc.failing("rollback to savepoint", "broken pipe");
      runLinked(
          () -> {
            noteEnd(
                "outer",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          noteEnd("inner", () -> transaction(() -> fail("no")));
                          insert("b");
                          return null;
                        }));
            note(state());
          });

      observed("what the database keeps", jdbc.committed())
          .suggests(KEEPS_THE_BROKEN, seen -> seen.contains("insert b"))
          .shouldBeEmpty();
      observed("a transaction in another one whose rollback fails", trace)
          .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("inner: broken pipe"))
          .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
          .shouldBe(
              "inner: no with [broken pipe] at 0", "outer: the connection is lost at 0", "lost");
    }

    @Test
    @DisplayName("who is cancelled during the commit waits for its end, and then is cancelled")
    void cancelledInTheCommit() {
      jdbc.slow("commit", 100);
      runLinked(
          () -> {
            Task<Void> task =
                startNoting(
                    "task",
                    () ->
                        transaction(
                            () -> {
                              insert("a");
                              return "result";
                            }));
            pause(50);
            task.cancel();
            await(task);
            note(jdbc.committed() + ", " + state());
          });

      observed("a commit of 100 ms, cancelled at 50", trace)
          .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .suggests(COMMIT_HIDES, seen -> seen.getFirst().equals("task: result at 100"))
          .shouldBe("task: cancelled at 100", "[insert a], auto-commit");
    }

    @Test
    @DisplayName("a commit that fails while its task is being cancelled is rolled back as well")
    void cancelledInAFailingCommit() {
      jdbc.slow("commit", 100).failing("commit", "disk full");
      runLinked(
          () -> {
            Task<Void> task =
                startNoting(
                    "task",
                    () ->
                        transaction(
                            () -> {
                              insert("a");
                              return "result";
                            }));
            pause(50);
            task.cancel();
            await(task);
            note(jdbc.committed() + ", " + state());
          });

      observed("a commit of 100 ms that fails, cancelled at 50", trace)
          .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .suggests(AUTO_COMMIT_COMMITS, seen -> seen.getLast().startsWith("[insert"))
          .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
          .suggests(COMMIT_HIDES, seen -> seen.getFirst().startsWith("task: disk full"))
          .shouldBe("task: cancelled with [disk full] at 100", "[], auto-commit");
    }

    @Test
    @DisplayName("who is cancelled during the rollback hears of it, and of what led to it")
    void cancelledInTheRollback() {
      jdbc.slow("rollback", 100);
      runLinked(
          () -> {
            Task<Void> task =
                startNoting("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
            pause(50);
            task.cancel();
            await(task);
            note(jdbc.committed() + ", " + state());
          });

      observed("a rollback of 100 ms, cancelled at 50", trace)
          .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .suggests(ROLLBACK_SWALLOWS, seen -> seen.getFirst().startsWith("task: no"))
          .shouldBe("task: cancelled with [no] at 100", "[], auto-commit");
    }

    @Test
    @DisplayName("if a rollback fails while its task is being cancelled, the connection is lost")
    void cancelledInAFailingRollback() {
      jdbc.slow("rollback", 100).failing("rollback", "broken pipe");
      runLinked(
          () -> {
            Task<Void> task =
                startNoting("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
            pause(50);
            task.cancel();
            await(task);
            note(jdbc.committed() + ", " + state());
          });

      observed("whether the task ended as cancelled, after the rollback", trace.lines().getFirst())
          .suggests(COMMIT_ABANDONED, seen -> seen.endsWith("at 50"))
          .suggests(ROLLBACK_SWALLOWS, seen -> seen.startsWith("task: no"))
          .shouldSatisfy(
              "task: cancelled … at 100",
              seen -> seen.startsWith("task: cancelled") && seen.endsWith("at 100"));
      observed("what is left of a rollback that fails", trace.lines().getLast())
          .suggests(AUTO_COMMIT_COMMITS, seen -> seen.startsWith("[insert a]"))
          .suggests(CANCELLED_KEEPS_THE_BROKEN, seen -> !seen.endsWith("lost"))
          .shouldBe("[], lost");
    }

    @Test
    @DisplayName("who is cancelled while it goes back to a savepoint hears of it")
    void cancelledInTheInnerRollback() {
      jdbc.slow("rollback to savepoint", 100);
      runLinked(
          () -> {
            Task<Void> task =
                startNoting(
                    "outer",
                    () ->
                        transaction(
                            () -> {
                              noteEnd("inner", this::failWithin);
                              return null;
                            }));
            pause(50);
            task.cancel();
            await(task);
          });

      observed("going back takes 100 ms, and is cancelled at 50", trace.lines().getFirst())
          .suggests(COMMIT_ABANDONED, seen -> seen.endsWith("at 50"))
          .suggests(ROLLBACK_SWALLOWS, seen -> seen.startsWith("inner: no"))
          .shouldBe("inner: cancelled with [no] at 100");
    }

    private Object failWithin() {
      return transaction(() -> failAfterInsert(new Exception("no")));
    }

    @Test
    @DisplayName("who is cancelled while a savepoint is released does not go back to it")
    void cancelledInTheRelease() {
      jdbc.slow("release savepoint", 100);
      runLinked(
          () -> {
            noteEnd(
                "outer",
                () ->
                    transaction(
                        () -> {
                          noteEnd("inner", () -> await(timeout(millis(50), () -> insertWithin())));
                          insert("b");
                          return null;
                        }));
            note(jdbc.committed() + ", " + state());
          });

      observed("releasing takes 100 ms, and is cancelled at 50", trace)
          .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .suggests(UNDOES_THE_RELEASED, _ -> jdbc.calls().contains("1 rollback to savepoint"))
          .shouldBe(
              "inner: time is up at 100",
              "outer: null at 100",
              "[insert a, insert b], auto-commit");
    }

    private Object insertWithin() {
      return transaction(this::insertOne);
    }

    @Test
    @DisplayName("who is cancelled while the transaction begins leaves auto-commit on")
    void cancelledInTheBeginning() {
      jdbc.slow("auto-commit off", 100);
      runLinked(
          () -> {
            Task<Void> task = startNoting("task", () -> transaction(() -> "result"));
            pause(50);
            task.cancel();
            await(task);
            note(state());
          });

      observed("a beginning of 100 ms, cancelled at 50", trace)
          .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .suggests(AUTO_COMMIT_STAYS_OFF, seen -> seen.getLast().equals("in a transaction"))
          .shouldBe("task: cancelled at 100", "auto-commit");
    }

    @Test
    @DisplayName("wherever its task is cancelled, a transaction is all or nothing")
    void cancelledAtEveryMoment() {
      cancelEverywhere(this::cancelTheTransaction);
    }

    private void cancelTheTransaction(EveryMoment moment) {
      var tested = new DatabaseTest();
      Transacting part = tested.new Transacting();
      World world = tested.world;
      List<String> states = new ArrayList<>();
      List<Task<?>> victim = new ArrayList<>();
      world.runStruck(
          _ -> {
            if (!victim.isEmpty()) {
              moment.pass(victim.getFirst()::cancel);
            }
          },
          () -> {
            tested.link = await(world.open());
            victim.add(start("victim", part::twoWithinAnother));
            ended(victim.getFirst());
            states.add(part.state());
            part.insert("afterwards");
          });

      observed("the connection afterwards", states)
          .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("in a transaction"))
          .shouldBe(List.of("auto-commit"));
      observed("what the database keeps", world.jdbc.committed())
          .shouldSatisfy(
              "all or nothing, and what was inserted afterwards",
              seen ->
                  seen.equals(List.of("insert afterwards"))
                      || seen.equals(
                          List.of("insert a", "insert b", "insert c", "insert afterwards")));
      keptTheRules(world);
    }

    private void twoWithinAnother() {
      transaction(
          () -> {
            insert("a");
            transaction(
                () -> {
                  insert("b");
                  return null;
                });
            insert("c");
            return null;
          });
    }
  }

  @Nested
  @Order(3)
  @DisplayName("part 3: breaking off")
  class BreakingOff {

    private void runLinked(CoroutineAction main) {
      run(
          () -> {
            link = await(world.open());
            jdbc.calls().clear();
            main.run();
          });
    }

    private <T> Coroutine<T> call(StatementWork<T> work) {
      return StatementCall.of(link, work);
    }

    private long cancelsMade() {
      return jdbc.calls().stream().filter("1 cancel"::equals).count();
    }

    private Task<Void> inserting(String what) {
      return startNoting("insert " + what, () -> await(call(World.updating("insert " + what))));
    }

    @Test
    @DisplayName("a statement ends with its result, or with its failure")
    void ends() {
      jdbc.slow("insert a", 10).failing("insert b", "disk full");
      runLinked(
          () -> {
            await(inserting("a"));
            await(inserting("b"));
          });

      observed("two statements", trace).shouldBe("insert a: 1 at 10", "insert b: disk full at 10");
    }

    @Test
    @DisplayName("a statement whose task is cancelled is cancelled, too")
    void statementIsCancelled() {
      jdbc.slow("insert a", 1000);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
            noteEnd("insert b", () -> link.call(World.plainUpdate("insert b")));
          });

      observed("a statement of 1000 ms, cancelled at 50", trace)
          .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
          .suggests(STATEMENT_GOES_ON, seen -> seen.getFirst().endsWith("at 1000"))
          .shouldBe("insert a: cancelled at 50", "insert b: 1 at 50");
      observed("the calls to the database", jdbc.calls())
          .suggests(STATEMENT_GOES_ON, seen -> !seen.contains("1 cancel"))
          .shouldBe(List.of("1 insert a", "1 cancel", "1 insert b"));
      observed("what the database keeps", jdbc.committed())
          .suggests(STATEMENT_GOES_ON, seen -> seen.contains("insert a"))
          .shouldBe(List.of("insert b"));
    }

    @Test
    @DisplayName("the task goes on only when the thread has ended")
    void waitsForTheThread() {
      jdbc.slow("insert a", 1000).slow("cancel", 30);
      runOrName(
          LEAVES_THE_THREAD_BEHIND,
          "a statement that takes its time to be cancelled",
          () -> {
            link = await(world.open());
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
            note("a thread is at work: " + link.isBusy());
            World.update(link, "insert b");
          });

      observed("a call to cancel that takes 30 ms, made at 50", trace)
          .suggests(LEAVES_THE_THREAD_BEHIND, seen -> seen.getFirst().endsWith("at 50"))
          .shouldBe("insert a: cancelled at 80", "a thread is at work: false");
    }

    @Test
    @DisplayName("what no thread has begun is not begun any more")
    void notBegun() {
      runLinked(
          () -> {
            world.workers.hold();
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            pause(50);
            world.workers.letGo();
            await(task);
            World.update(link, "insert b");
          });

      observed(
              "what the database keeps, of a statement cancelled while all threads were busy",
              jdbc.committed())
          .suggests(RUNS_ANYWAY, seen -> seen.contains("insert a"))
          .shouldBe(List.of("insert b"));
      observed("how it ends", trace).shouldBe("insert a: cancelled at 100");
    }

    @Test
    @DisplayName("work that a thread comes to after the cancellation does not touch the connection")
    void notEvenPrepared() {
      runLinked(
          () -> {
            world.workers.hold();
            Task<Void> task =
                startNoting(
                    "task",
                    () ->
                        await(
                            call(
                                (_, _) -> {
                                  note("the work has begun");
                                  return 1;
                                })));
            pause(50);
            task.cancel();
            pause(50);
            world.workers.letGo();
            await(task);
          });

      observed("work that is cancelled at 50, and that a thread comes to at 100", trace)
          .suggests(LOOKS_TOO_LATE, seen -> seen.contains("the work has begun"))
          .shouldBe("task: cancelled at 100");
    }

    @Test
    @DisplayName("of several statements, the one is cancelled that is being executed")
    void secondStatement() {
      jdbc.slow("insert b", 1000);
      runLinked(
          () -> {
            Task<Void> task =
                startNoting(
                    "task",
                    () ->
                        await(
                            call(
                                (connection, executing) -> {
                                  World.updating("insert a").run(connection, executing);
                                  return World.updating("insert b").run(connection, executing);
                                })));
            pause(50);
            task.cancel();
            await(task);
          });

      observed("the calls to the database of work with two statements", jdbc.calls())
          .suggests(FIRST_STATEMENT, seen -> seen.contains("1 cancel hits insert b"))
          .shouldBe(List.of("1 insert a", "1 insert b", "1 cancel"));
      observed("the second takes 1000 ms, and is cancelled at 50", trace)
          .shouldBe("task: cancelled at 50");
    }

    @Test
    @DisplayName("what is between two statements stops at the next one")
    void betweenTwoStatements() {
      jdbc.slow("prepare", 100);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
          });

      observed(
              "what the database keeps, of a statement cancelled while it was prepared",
              jdbc.committed())
          .suggests(RUNS_ANYWAY, seen -> seen.contains("insert a"))
          .shouldBeEmpty();
      observed("how it ends", trace)
          .suggests(LEAVES_THE_THREAD_BEHIND, seen -> seen.contains("insert a: cancelled at 50"))
          .shouldBe("insert a: cancelled at 100");
    }

    @Test
    @DisplayName("a call to cancel that comes too late does not hit the next statement")
    void cancelComesTooLate() {
      jdbc.slow("insert a", 60).slow("cancel", 50).slow("insert b", 1000);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
            await(inserting("b"));
          });

      observed(
              "a statement that ends at 60, and a cancel that is made at 50 and arrives at 100",
              jdbc.calls())
          .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.contains("1 cancel hits insert b"))
          .shouldBe(List.of("1 insert a", "1 cancel", "1 insert b"));
      observed("how both end", trace)
          .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
          .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.contains("insert a: cancelled at 60"))
          .shouldBe("insert a: cancelled at 100", "insert b: 1 at 1100");
    }

    @Test
    @DisplayName("a statement that did not hear is asked again")
    void askedAgain() {
      jdbc.slow("insert a", 4000).losesCancels(2);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
          });

      observed("a statement of 4000 ms, cancelled at 50; two calls to cancel are lost", trace)
          .suggests(ASKS_ONCE, _ -> cancelsMade() == 1)
          .shouldBe("insert a: cancelled at 250");
      observed("the calls to the database", jdbc.calls())
          .shouldBe(List.of("1 insert a", "1 cancel", "1 cancel", "1 cancel"));
    }

    @Test
    @DisplayName("it is asked 100 ms after it was last asked, however long that call took")
    void askedEachHundred() {
      jdbc.slow("insert a", 4000).slow("cancel", 30).losesCancels(2);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
          });

      observed("calls to cancel that take 30 ms, the first at 50; two of them are lost", trace)
          .suggests(ASKS_ONCE, _ -> cancelsMade() == 1)
          .suggests(ASKS_LATE, seen -> seen.getFirst().endsWith("at 340"))
          .shouldBe("insert a: cancelled at 280");
    }

    @Test
    @DisplayName("it is not asked again while the last call is under way")
    void notAskedTwiceAtOnce() {
      jdbc.slow("insert a", 4000).slow("cancel", 350);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
          });

      observed("a call to cancel that takes 350 ms", jdbc.calls())
          .suggests(ASKS_TOO_OFTEN, _ -> cancelsMade() > 1)
          .shouldBe(List.of("1 insert a", "1 cancel"));
      observed("how it ends", trace).shouldBe("insert a: cancelled at 400");
    }

    @Test
    @DisplayName("a call to cancel that fails is nobody's business")
    void cancelFails() {
      jdbc.slow("insert a", 150).failing("cancel", "not supported").failing("cancel", "nor this");
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
          });

      observed("a driver that cannot cancel, and a statement of 150 ms", trace)
          .shouldBe("insert a: cancelled at 150");
    }

    @Test
    @DisplayName("after its patience it cuts the connection, and waits no longer")
    void patience() {
      jdbc.slow("insert a", 60_000).losesCancels(1000);
      jdbc.isDeafToAbort();
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
            note("lost: " + link.isLost());
            pause(60_000);
          });

      observed("a statement of 60 s that does not react, cancelled at 50", trace)
          .suggests(WAITS_FOR_EVER, seen -> seen.getFirst().endsWith("at 60000"))
          .suggests(PATIENCE_FROM_THE_START, seen -> seen.getFirst().endsWith("at 5000"))
          .suggests(NO_CUT, seen -> seen.getLast().equals("lost: false"))
          .shouldBe("insert a: cancelled at 5050", "lost: true");
      observed("the last call to the database", jdbc.calls().getLast())
          .suggests(NO_CUT)
          .shouldBe("1 abort");
    }

    /** How work ends that is cancelled at 50, and whether the connection is lost then. */
    private void cancelAndSeeWhetherItIsLost() {
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            await(task);
            note("lost: " + link.isLost());
            pause(60_000);
          });
    }

    @Test
    @DisplayName("patience is for work between two statements, too")
    void patienceBetweenStatements() {
      jdbc.slow("prepare", 60_000);
      cancelAndSeeWhetherItIsLost();

      observed("a statement that is prepared for 60 s, cancelled at 50", trace)
          .suggests(WAITS_FOR_EVER, seen -> seen.getFirst().endsWith("at 60000"))
          .suggests(NO_CUT, seen -> seen.getLast().equals("lost: false"))
          .shouldBe("insert a: cancelled at 5050", "lost: true");
    }

    @Test
    @DisplayName("patience is for the call to cancel, too")
    void patienceWithARescuer() {
      jdbc.slow("insert a", 60).slow("cancel", 60_000);
      cancelAndSeeWhetherItIsLost();

      observed("a statement that ends at 60, and a call to cancel from 50 to 60050", trace)
          .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.getFirst().endsWith("at 60"))
          .suggests(WAITS_FOR_RESCUERS, seen -> seen.getFirst().endsWith("at 60050"))
          .suggests(CANCEL_STILL_ON_ITS_WAY, seen -> seen.getLast().equals("lost: false"))
          .shouldBe("insert a: cancelled at 5050", "lost: true");
    }

    @Test
    @DisplayName("who is cancelled once more waits all the same")
    void cancelledTwice() {
      jdbc.slow("insert a", 1000).slow("cancel", 100);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            task.cancel();
            pause(50);
            task.cancel();
            await(task);
            pause(200);
          });

      observed("a call to cancel from 50 to 150, and another cancellation at 100", trace)
          .suggests(SECOND_CANCEL, seen -> seen.getFirst().endsWith("at 100"))
          .shouldBe("insert a: cancelled at 150");
    }

    @Test
    @DisplayName("who is cancelled in the step in which the statement ends is cancelled")
    void cancelledAtTheEnd() {
      jdbc.slow("insert a", 50);
      runLinked(
          () -> {
            Task<Void> task = inserting("a");
            pause(50);
            for (int i = 0; i < 10 && !task.isDone() && jdbc.committed().isEmpty(); i++) {
              ticks(1);
            }
            task.cancel();
            await(task);
          });

      observed("a statement that has succeeded, and whose task has not heard of it", trace)
          .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
          .shouldBe("insert a: cancelled at 50");
    }

    @Test
    @DisplayName("wherever its task is cancelled, the connection is free when it goes on")
    void cancelledAtEveryMoment() {
      cancelEverywhere(this::cancelTheStatement);
    }

    private void cancelTheStatement(EveryMoment moment) {
      var tested = new DatabaseTest();
      BreakingOff part = tested.new BreakingOff();
      World world = tested.world;
      world.jdbc.slow("insert a", 10).slow("prepare", 10).slow("cancel", 5);
      List<Task<?>> victim = new ArrayList<>();
      List<String> seen = new ArrayList<>();
      List<Boolean> struck = new ArrayList<>();
      world.runStruck(
          _ -> {
            if (!victim.isEmpty()) {
              moment.pass(() -> struck.add(victim.getFirst().cancel()));
            }
          },
          () -> {
            tested.link = await(world.open());
            victim.add(start("victim", () -> await(part.call(World.updating("insert a")))));
            ended(victim.getFirst());
            seen.add(tested.link.isBusy() ? "busy" : "free");
            World.update(tested.link, "insert b");
          });

      observed("the connection when the task has ended", seen)
          .suggests(LEAVES_THE_THREAD_BEHIND)
          .shouldBe(List.of("free"));
      observed("whether the task ended as cancelled", victim.getFirst().isCancelled())
          .suggests(HIDES_THE_CANCELLATION, cancelled -> !cancelled)
          .shouldBe(struck.contains(true));
      observed("the calls to the database", world.jdbc.calls())
          .suggests(CANCEL_HITS_THE_NEXT)
          .shouldSatisfy(
              "no call to cancel that hits the next statement",
              calls -> calls.stream().noneMatch(call -> call.contains("hits")));
      keptTheRules(world);
    }
  }

  @Nested
  @Order(4)
  @DisplayName("part 4: streaming")
  class Streaming {

    private static final String SELECT = "select numbers";
    private RowStream<Integer> rows;

    /** A stream of so many rows, in batches of three. */
    private RowStream<Integer> stream(int number) {
      return stream(number, row -> row.getInt(1));
    }

    private RowStream<Integer> stream(int number, RowReader<Integer> reader) {
      jdbc.selecting(SELECT, number);
      return new RowStream<>(link, new Query<>(SELECT, new Object[0], _ -> reader), 3);
    }

    /** Runs a program on a connection with a transaction open. */
    private void runInTransaction(CoroutineAction main) {
      run(
          () -> {
            link = await(world.open());
            beginATransaction();
            jdbc.calls().clear();
            main.run();
          });
    }

    private void beginATransaction() throws SQLException {
      link.call(
          connection -> {
            connection.setAutoCommit(false);
            return null;
          });
    }

    private void noteAll(Iterable<Integer> numbers) {
      for (int number : numbers) {
        note("row " + number);
      }
    }

    private long rowsRead() {
      return jdbc.calls().stream().filter(call -> call.startsWith("1 row")).count();
    }

    private boolean statementIsClosed() {
      return jdbc.calls().contains("1 close " + SELECT);
    }

    @Test
    @DisplayName("all rows come, in order")
    void allRows() {
      runInTransaction(
          () -> {
            try (var numbers = stream(7)) {
              noteAll(numbers);
            }
          });

      observed("seven rows, in batches of three", trace)
          .shouldBe("row 1", "row 2", "row 3", "row 4", "row 5", "row 6", "row 7");
    }

    @Test
    @DisplayName("a batch is read when its first row is asked for, and not before")
    void backPressure() {
      runInTransaction(
          () -> {
            try (var numbers = stream(7)) {
              note("before: " + rowsRead());
              for (int number : numbers) {
                ticks(20);
                note("at row " + number + ": " + rowsRead());
              }
            }
          });

      observed("how many rows have been read, in batches of three", trace)
          .suggests(READS_ALL, seen -> seen.get(1).endsWith(": 7"))
          .suggests(A_TRIP_FOR_EACH_ROW, seen -> seen.get(1).endsWith(": 1"))
          .suggests(READS_AHEAD, seen -> seen.get(1).endsWith(": 6"))
          .shouldBe(
              "before: 0",
              "at row 1: 3",
              "at row 2: 3",
              "at row 3: 3",
              "at row 4: 6",
              "at row 5: 6",
              "at row 6: 6",
              "at row 7: 7");
    }

    @Test
    @DisplayName("the driver is told how many rows to fetch, before the statement is executed")
    void fetchSize() {
      runInTransaction(
          () -> {
            try (var numbers = stream(1)) {
              noteAll(numbers);
            }
          });

      observed("the calls to the database", jdbc.calls())
          .suggests(NO_FETCH_SIZE, seen -> !seen.getFirst().equals("1 fetch size 3"))
          .suggests(STREAM_STAYS_OPEN, seen -> !seen.contains("1 close " + SELECT))
          .shouldBe(List.of("1 fetch size 3", "1 " + SELECT, "1 row 1", "1 close " + SELECT));
    }

    @Test
    @DisplayName("other statements can run on the connection while the rows are gone through")
    void statementsInBetween() {
      runInTransaction(
          () -> {
            try (var numbers = stream(4)) {
              for (int number : numbers) {
                World.update(link, "insert " + number);
              }
            }
          });

      observed(
              "the updates",
              jdbc.calls().stream().filter(call -> call.startsWith("1 insert")).toList())
          .shouldBe(List.of("1 insert 1", "1 insert 2", "1 insert 3", "1 insert 4"));
    }

    @Test
    @DisplayName("a stream that was read to its end has closed its statement")
    void closedAtTheEnd() {
      runInTransaction(
          () -> {
            rows = stream(3);
            noteAll(rows);
            note("closed: " + statementIsClosed() + ", open: " + rows.isOpen());
            rows.close();
          });

      observed("a stream that was read to its end", trace)
          .suggests(STREAM_STAYS_OPEN, seen -> has(seen, "closed: false"))
          .shouldBe("row 1", "row 2", "row 3", "closed: true, open: false");
    }

    @Test
    @DisplayName("who stops early closes the stream, and with it the statement")
    void stopsEarly() {
      runInTransaction(
          () -> {
            try (var numbers = stream(7)) {
              for (int number : numbers) {
                if (number == 2) {
                  break;
                }
              }
              note("before: " + numbers.isOpen());
              rows = numbers;
            }
            note("after: " + rows.isOpen() + ", closed: " + statementIsClosed());
            rows.close();
            note("rows read: " + rowsRead());
          });

      observed("a stream of seven rows, left after the second", trace)
          .suggests(READS_ALL, seen -> seen.contains("rows read: 7"))
          .suggests(STREAM_STAYS_OPEN, _ -> !statementIsClosed())
          .shouldBe("before: true", "after: false, closed: true", "rows read: 3");
    }

    @Test
    @DisplayName("a stream of which nothing is asked executes nothing")
    void nothingAsked() {
      runInTransaction(
          () -> {
            try (var numbers = stream(7)) {
              note("open: " + numbers.isOpen());
            }
          });

      observed("a stream that is closed at once", trace).shouldBe("open: false");
      observed("the calls to the database", jdbc.calls()).shouldBeEmpty();
    }

    @Test
    @DisplayName("a failure in the middle of a batch comes after the rows before it")
    void failsInTheMiddle() {
      jdbc.failing("row 5", "disk");
      runInTransaction(
          () -> {
            rows = stream(7);
            Iterator<Integer> each = rows.iterator();
            noteEnd(
                "failed",
                () -> {
                  while (each.hasNext()) {
                    note("row " + each.next());
                  }
                  return "the end";
                });
            noteEnd("once more", each::hasNext);
            rows.close();
            note("closed: " + statementIsClosed());
          });

      observed("row 5 of 7 cannot be read, in batches of three", trace)
          .suggests(FAILURE_IS_THE_END, seen -> seen.contains("failed: the end at 0"))
          .suggests(FAILURE_EATS_ROWS, seen -> !seen.contains("row 4"))
          .suggests(STREAM_GOES_ON, seen -> !seen.contains("once more: false at 0"))
          .suggests(STREAM_STAYS_OPEN, seen -> seen.contains("closed: false"))
          .shouldBe(
              "row 1",
              "row 2",
              "row 3",
              "row 4",
              "failed: disk at 0",
              "once more: false at 0",
              "closed: true");
    }

    @Test
    @DisplayName("a row that does not fit comes out as that")
    void doesNotFit() {
      runInTransaction(
          () -> {
            rows = stream(2, Streaming::onlyOne);
            noteEnd(
                "failed",
                () -> {
                  noteAll(rows);
                  return "the end";
                });
            rows.close();
          });

      observed("the second of two rows does not fit", trace)
          .suggests(FAILURE_IS_THE_END, seen -> seen.contains("failed: the end at 0"))
          .suggests(FAILURE_EATS_ROWS, seen -> !seen.contains("row 1"))
          .shouldBe("row 1", "failed: no number at 0");
    }

    private static int onlyOne(ResultSet row) throws SQLException {
      if (row.getInt(1) != 1) {
        throw new RowMappingException("no number");
      }
      return 1;
    }

    @Test
    @DisplayName("a stream belongs into a transaction; without one it waits for its begin")
    void whereItBelongs() {
      run(
          () -> {
            link = await(world.open());
            rows = stream(1);
            Iterator<Integer> each = rows.iterator();
            noteEnd("without a transaction", each::hasNext);
            beginATransaction();
            noteEnd("within one", each::hasNext);
            rows.close();
          });

      observed("a stream that is asked too early, and then within a transaction", trace)
          .suggests(
              STREAM_WITHOUT_TRANSACTION, seen -> has(seen, "without a transaction: true"))
          .shouldBe(
              "without a transaction: a stream needs a transaction at 0", "within one: true at 0");
    }

    @Test
    @DisplayName("a stream is gone through once")
    void goneThroughOnce() {
      runInTransaction(
          () -> {
            rows = stream(1);
            rows.iterator();
            observed(
                    "the message for going through it a second time",
                    attempting("going through a stream a second time", rows::iterator)
                        .suggests(GONE_THROUGH_TWICE, thrown -> thrown == null)
                        .shouldThrow(IllegalStateException.class)
                        .getMessage())
                .shouldBe("a stream can be gone through once");
          });
    }

    @Test
    @DisplayName("a stream that is closed refuses, also what is left of its last batch")
    void closedInABatch() {
      runInTransaction(
          () -> {
            rows = stream(7);
            Iterator<Integer> each = rows.iterator();
            each.next();
            rows.close();
            noteEnd("has next", each::hasNext);
            noteEnd("next", each::next);
          });

      observed("a stream of seven rows that is closed after the first", trace)
          .suggests(ROWS_AFTER_CLOSE, seen -> seen.contains("next: 2 at 0"))
          .suggests(CLOSED_IS_THE_END, seen -> seen.contains("has next: false at 0"))
          .shouldBe("has next: the stream is closed at 0", "next: the stream is closed at 0");
    }

    @Test
    @DisplayName("a stream that was read to its end and closed refuses as well")
    void closedAtItsEnd() {
      runInTransaction(
          () -> {
            rows = stream(1);
            Iterator<Integer> each = rows.iterator();
            each.next();
            note("has next: " + each.hasNext());
            rows.close();
            noteEnd("closed", each::hasNext);
          });

      observed("a stream of one row, before and after it is closed", trace)
          .suggests(CLOSED_IS_THE_END, seen -> seen.contains("closed: false at 0"))
          .shouldBe("has next: false", "closed: the stream is closed at 0");
    }

    @Test
    @DisplayName("to ask for the iterator executes nothing")
    void iteratorAlone() {
      runInTransaction(
          () -> {
            rows = stream(7);
            Iterator<Integer> each = rows.iterator();
            ticks(20);
            note("asked for the iterator: " + jdbc.calls());
            each.hasNext();
            note("asked for a row: " + rowsRead() + " read");
            rows.close();
          });

      observed("what has been done", trace)
          .suggests(BEGINS_TOO_EARLY, seen -> !seen.getFirst().endsWith("[]"))
          .suggests(READS_ALL, seen -> seen.getLast().endsWith(": 7 read"))
          .shouldBe("asked for the iterator: []", "asked for a row: 3 read");
    }

    @Test
    @DisplayName("next works without hasNext, and says when there are no more rows")
    void nextAlone() {
      runInTransaction(
          () -> {
            rows = stream(4);
            Iterator<Integer> each = rows.iterator();
            for (int i = 0; i < 4; i++) {
              noteEnd("row", each::next);
            }
            attempting("asking for a fifth row of four", each::next)
                .suggests(NEXT_NEEDS_HAS_NEXT)
                .shouldThrow(NoSuchElementException.class);
            rows.close();
          });

      observed("four rows, in batches of three, without hasNext", trace)
          .suggests(NEXT_NEEDS_HAS_NEXT)
          .shouldBe("row: 1 at 0", "row: 2 at 0", "row: 3 at 0", "row: 4 at 0");
    }

    @Test
    @DisplayName("a row may be null")
    void nullRow() {
      runInTransaction(
          () -> {
            rows = stream(3, row -> row.getInt(1) == 2 ? null : Integer.valueOf(row.getInt(1)));
            noteEnd(
                "ended",
                () -> {
                  for (Integer number : rows) {
                    note("row " + number);
                  }
                  return "well";
                });
            rows.close();
          });

      observed("three rows, the second of which is null", trace)
          .suggests(NULL_IS_NO_ROW)
          .shouldBe("row 1", "row null", "row 3", "ended: well at 0");
    }

    @Test
    @DisplayName("a mapper may throw what it likes, and the rows before that come first")
    void mapperFails() {
      runInTransaction(
          () -> {
            rows = stream(3, row -> 1 / (2 - row.getInt(1)));
            noteEnd(
                "failed",
                () -> {
                  noteAll(rows);
                  return "the end";
                });
            rows.close();
          });

      observed("the second of three rows makes the mapper divide by zero", trace)
          .suggests(FAILURE_IS_THE_END, seen -> seen.contains("failed: the end at 0"))
          .suggests(FAILURE_EATS_ROWS, seen -> !seen.contains("row 1"))
          .shouldBe("row 1", "failed: / by zero at 0");
    }

    @Test
    @DisplayName("a stream whose statement cannot be prepared has ended")
    void prepareFails() {
      jdbc.failing("prepare", "no such table");
      failsAtOnce();
    }

    @Test
    @DisplayName("a stream whose statement cannot be executed has ended")
    void executeFails() {
      jdbc.failing(SELECT, "no such table");
      failsAtOnce();
    }

    private void failsAtOnce() {
      runInTransaction(
          () -> {
            rows = stream(7);
            askTwice();
          });

      observed("a stream that is asked twice for its first row", trace)
          .suggests(FAILURE_IS_THE_END, seen -> seen.getFirst().equals("first: false at 0"))
          .suggests(STREAM_GOES_ON, seen -> !seen.getLast().equals("second: false at 0"))
          .shouldBe("first: no such table at 0", "second: false at 0");
    }

    private void askTwice() throws SQLException {
      Iterator<Integer> each = rows.iterator();
      noteEnd("first", each::hasNext);
      noteEnd("second", each::hasNext);
      rows.close();
    }

    @Test
    @DisplayName("a stream whose columns do not fit has ended, and can be closed")
    void columnsDoNotFit() {
      runInTransaction(
          () -> {
            jdbc.selecting(SELECT, 7);
            rows =
                new RowStream<>(
                    link,
                    new Query<>(
                        SELECT,
                        new Object[0],
                        _ -> {
                          throw new RowMappingException("no such column");
                        }),
                    3);
            askTwice();
            note("closed: " + statementIsClosed());
          });

      observed("a stream that is asked twice for its first row", trace)
          .suggests(FAILURE_IS_THE_END, seen -> seen.getFirst().equals("first: false at 0"))
          .suggests(STREAM_GOES_ON, seen -> !seen.get(1).equals("second: false at 0"))
          .suggests(STREAM_STAYS_OPEN, seen -> seen.contains("closed: false"))
          .shouldBe("first: no such column at 0", "second: false at 0", "closed: true");
    }

    @Test
    @DisplayName("the statement of a stream that was read to its end is closed along with it")
    void noTripToClose() {
      runInTransaction(
          () -> {
            rows = stream(4);
            int before = world.workers.jobs();
            noteAll(rows);
            note("read to its end: " + (world.workers.jobs() - before) + " trips");
            rows.close();
            note("closed: " + (world.workers.jobs() - before) + " trips");
          });

      observed("four rows in batches of three", trace)
          .suggests(A_TRIP_FOR_EACH_ROW, seen -> seen.contains("read to its end: 5 trips"))
          .suggests(A_TRIP_TO_CLOSE, seen -> seen.getLast().equals("closed: 3 trips"))
          .shouldBe(
              "row 1",
              "row 2",
              "row 3",
              "row 4",
              "read to its end: 2 trips",
              "closed: 2 trips");
    }

    @Test
    @DisplayName("to close a stream twice is to close it once")
    void closedTwice() {
      runInTransaction(
          () -> {
            rows = stream(7);
            rows.iterator().hasNext();
            int before = world.workers.jobs();
            rows.close();
            note("closed: " + (world.workers.jobs() - before) + " trips");
            rows.close();
            note("closed again: " + (world.workers.jobs() - before) + " trips");
          });

      observed("a stream that is closed after its first row, and once more", trace)
          .suggests(STREAM_STAYS_OPEN, seen -> seen.getFirst().equals("closed: 0 trips"))
          .suggests(CLOSES_TWICE, seen -> seen.getLast().equals("closed again: 2 trips"))
          .shouldBe("closed: 1 trips", "closed again: 1 trips");
    }

    @Test
    @DisplayName("a statement that cannot be closed says so, and may be open")
    void closeFails() {
      jdbc.failing("close " + SELECT, "broken pipe");
      runInTransaction(
          () -> {
            rows = stream(7);
            rows.iterator().hasNext();
            noteEnd(
                "closing",
                () -> {
                  rows.close();
                  return "done";
                });
            note("open: " + rows.isOpen());
          });

      observed("a stream whose statement cannot be closed", trace)
          .suggests(CLOSE_HIDES_ITS_FAILURE, seen -> seen.contains("closing: done at 0"))
          .suggests(FAILED_CLOSE_IS_CLOSED, seen -> seen.contains("open: false"))
          .shouldBe("closing: broken pipe at 0", "open: true");
    }

    @Test
    @DisplayName("who is cancelled while it waits for the first batch has the statement cancelled")
    void cancelledInTheFirstBatch() {
      jdbc.slow(SELECT, 1000);
      runInTransaction(
          () -> {
            rows = stream(7);
            Task<Void> task = startNoting("reading", rows.iterator()::hasNext);
            pause(50);
            task.cancel();
            await(task);
            rows.close();
          });

      observed("the statement takes 1000 ms, and the reader is cancelled at 50", trace)
          .suggests(ANNOUNCED_TOO_LATE, seen -> seen.contains("reading: cancelled at 1000"))
          .shouldBe("reading: cancelled at 50");
    }

    @Test
    @DisplayName("who is cancelled while it waits for a batch has the statement cancelled")
    void cancelledInABatch() {
      jdbc.slow("row 5", 1000);
      runInTransaction(
          () -> {
            rows = stream(7);
            Iterator<Integer> each = rows.iterator();
            Task<Void> task =
                startNoting(
                    "reading",
                    () -> {
                      while (each.hasNext()) {
                        note("row " + each.next());
                      }
                      return "the end";
                    });
            pause(50);
            task.cancel();
            await(task);
            noteEnd("once more", each::hasNext);
            rows.close();
            note("closed: " + statementIsClosed());
          });

      observed("row 5 takes 1000 ms, and the reader is cancelled at 50", trace)
          .suggests(STATEMENT_GOES_ON, seen -> seen.contains("reading: cancelled at 1000"))
          .suggests(HIDES_THE_CANCELLATION, seen -> !seen.get(3).contains(": cancelled"))
          .suggests(STREAM_GOES_ON, seen -> !seen.contains("once more: false at 50"))
          .suggests(STREAM_STAYS_OPEN, seen -> seen.contains("closed: false"))
          .shouldBe(
              "row 1",
              "row 2",
              "row 3",
              "reading: cancelled at 50",
              "once more: false at 50",
              "closed: true");
    }

    @Test
    @DisplayName("who is cancelled while a stream is closed waits for its end")
    void cancelledInTheClose() {
      jdbc.slow("close " + SELECT, 100);
      runInTransaction(
          () -> {
            rows = stream(7);
            rows.iterator().hasNext();
            Task<Void> task =
                startNoting(
                    "closing",
                    () -> {
                      rows.close();
                      return "done";
                    });
            pause(50);
            task.cancel();
            await(task);
            pause(100);
          });

      observed("closing takes 100 ms, and is cancelled at 50", trace)
          .suggests(CLOSE_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
          .shouldBe("closing: cancelled at 100");
    }

    @Test
    @DisplayName("closing a stream on a lost connection does nothing")
    void closeOnALostConnection() {
      runInTransaction(
          () -> {
            rows = stream(7);
            rows.iterator().hasNext();
            link.giveUp();
            noteEnd(
                "closing",
                () -> {
                  rows.close();
                  return "done";
                });
          });

      observed("closing a stream whose connection is lost", trace)
          .suggests(CLOSES_WHAT_IS_LOST, seen -> has(seen, "closing: the connection is lost"))
          .shouldBe("closing: done at 0");
    }
  }

  @Nested
  @Order(5)
  @DisplayName("all parts together")
  class Together {

    @Test
    @DisplayName("wherever a task is cancelled, nothing is left behind, and all or nothing is kept")
    void cancelledAtEveryMoment() {
      cancelEverywhere(this::cancelOneOfTwo);
    }

    private void cancelOneOfTwo(EveryMoment moment) {
      World world = new DatabaseTest().world;
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
          STATEMENT_GOES_ON,
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
          .suggests(COMMITS_ANYWAY, seen -> seen == 25_100)
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
      observed("connections that are in use at the end", outcome.leaked())
          .shouldBe(0);
      observed("connections that were open at once", outcome.connections())
          .suggests(OPENS_TOO_MANY, seen -> seen > 8)
          .shouldSatisfy("eight at most", seen -> seen <= 8);
      observed("the money in all accounts, of 1,000,000", outcome.money())
          .shouldBe(1_000_000L);
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
}
