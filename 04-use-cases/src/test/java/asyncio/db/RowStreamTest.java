package asyncio.db;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.7", part = 4, points = 6, seconds = 12)
@DisplayName("04.7 An asynchronous database, part 4: rows that are streamed")
class RowStreamTest extends DatabaseTests {

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
          rows = stream(2, RowStreamTest::onlyOne);
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
        .suggests(STREAM_WITHOUT_TRANSACTION, seen -> has(seen, "without a transaction: true"))
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
            "row 1", "row 2", "row 3", "row 4", "read to its end: 2 trips", "closed: 2 trips");
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
        .suggests(
            StatementCallTest.STATEMENT_GOES_ON,
            seen -> seen.contains("reading: cancelled at 1000"))
        .suggests(
            StatementCallTest.HIDES_THE_CANCELLATION, seen -> !seen.get(3).contains(": cancelled"))
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
