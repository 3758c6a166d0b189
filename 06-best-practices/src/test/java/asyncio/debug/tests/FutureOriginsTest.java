package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.FutureOrigins;
import asyncio.debug.Place;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.1", part = 4, points = 10, seconds = 15)
@DisplayName("06.1 Debug mode: errors never retrieved")
class FutureOriginsTest extends DebugTests {

  private static final Misconception NO_ORIGIN =
      Misconception.of(
          "says-no-origin",
          "the report has the error, which says where it was thrown, and not where the future or"
              + " task was created");

  private static final Misconception OTHER_EXCEPTION =
      Misconception.of(
          "another-exception",
          "the report's exception is not the error any more; handlers look at its type");

  private static final Misconception TASKS_ONLY =
      Misconception.of("tasks-only", "only tasks are noted; a future can fail as well");

  private static final Misconception ERRORS_ONLY =
      Misconception.of(
          "errors-only",
          "a report without an exception gets no place; a task that is pending when its loop closes"
              + " has none");

  private static final Misconception COLLECTED =
      Misconception.of(
          "collected-future-is-unknown",
          "a future that was collected before its error is reported is no source any more; then the"
              + " error is all that is left to know it by");

  private static final Misconception AGAIN =
      Misconception.of("adds-it-again", "an error that is reported twice has the same place twice");

  private static final Misconception FIRST_FUTURE =
      Misconception.of(
          "one-place-for-an-error",
          "an error has the place of one future; the same error may be that of two");

  private static final Misconception OTHERS_TOO =
      Misconception.of(
          "places-for-others", "a report about something else gets a place that is not its own");

  private static final Misconception PLACE_OF_FAILURE =
      Misconception.of(
          "place-of-the-failure", "the place is where the future failed, not where it was created");

  private static final Misconception ASKS_INCOMPLETE =
      Misconception.of(
          "asks-what-is-incomplete",
          "a task is asked something while it is being created; its fields are not set yet");

  private static final Misconception ANY_DEPTH =
      Misconception.of("any-depth", "the stack has more frames than were asked for");

  private static final Misconception FIRST_TO_FAIL =
      Misconception.of(
          "first-failure-counts",
          "an error keeps the place of the first future that failed by it; the last one counts");

  private static final Misconception EARLIER =
      Misconception.of(
          "place-of-an-earlier-failure",
          "the last future that failed by this error is not known, and an earlier one is blamed");

  private static final Misconception EQUAL =
      Misconception.of(
          "equal-errors-are-one",
          "errors are told apart by equals; two that are equal are those of two futures");

  private static final Misconception KEEPS =
      Misconception.of(
          "keeps-errors",
          "an error that is known is kept in memory, whether it was retrieved or not");

  private static final Misconception SUPPRESSES_ITSELF =
      Misconception.of(
          "suppresses-itself",
          "a report whose exception is the place is given the place once more, and no throwable can"
              + " suppress itself");

  private static final Misconception EVERY_FAILURE =
      Misconception.of(
          "adds-it-to-every-failure",
          "the place is added when a future fails; most failures are looked at, and never"
              + " reported");

  private final FutureOrigins origins = new FutureOrigins(DEPTH);
  private final List<Integer> expected = new ArrayList<>();
  private final IllegalStateException failure = new IllegalStateException("on purpose");

  private void run(CoroutineAction main) {
    run(_ -> origins, main);
  }

  /** The places that a failure has. */
  private static List<Place> places(Throwable failure) {
    return failure == null
        ? List.of()
        : Arrays.stream(failure.getSuppressed())
            .filter(Place.class::isInstance)
            .map(Place.class::cast)
            .toList();
  }

  /** The lines of these. */
  private static List<Integer> placesOf(Throwable failure) {
    return places(failure).stream().map(DebugTests::lineOf).toList();
  }

  private Void fail() {
    throw failure;
  }

  @Test
  @DisplayName("the error of a task that nobody has looked at says where the task was created")
  void failedTask() {
    run(
        () -> {
          expected.add(line() + 1);
          createTask(async(() -> fail()));
          await(sleep(Duration.ofSeconds(1)));
        });

    observed("the exception of the report", told.getFirst().exception())
        .suggests(OTHER_EXCEPTION)
        .shouldBeSameAs(failure);
    observed("the lines of its places", placesOf(failure))
        .suggests(NO_ORIGIN, List::isEmpty)
        .suggests(PLACE_OF_FAILURE)
        .shouldBe(expected);
    observed("the message", messages()).shouldBe("Task exception was never retrieved");
    observed("what the place is", places(failure).getFirst().getMessage()).shouldBe("created here");
  }

  @Test
  @DisplayName("so does that of a future")
  void failedFuture() {
    List<Future<Void>> kept = new ArrayList<>();
    run(
        () -> {
          expected.add(line() + 1);
          kept.add(new Future<>(EventLoop.running()));
          kept.getFirst().setException(failure);
        });

    observed("the lines of its places", placesOf(failure))
        .suggests(TASKS_ONLY, List::isEmpty)
        .suggests(PLACE_OF_FAILURE)
        .shouldBe(expected);
    observed("the source", told.getFirst().source()).shouldBeSameAs(kept.getFirst());
  }

  @Test
  @DisplayName("a task that is pending when its loop is closed is reported with its line")
  void pending() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      Runner.runUntilComplete(
          loop,
          async(
              () -> {
                expected.add(line() + 1);
                createTask(async(() -> await(new Future<Void>(loop))), "waiting");
                await(sleep(Duration.ZERO));
              }));
    }

    observed("what is reported", messages())
        .shouldBe("the loop was closed while a task was pending");
    observed("its exception", told.getFirst().exception())
        .suggests(ERRORS_ONLY, exception -> exception == null)
        .shouldSatisfy("a place", Place.class::isInstance);
    observed("the lines", lines()).shouldBe(expected);
    observed("the source", ((Task<?>) told.getFirst().source()).name()).shouldBe("waiting");
  }

  @Test
  @DisplayName("if the future was collected before, its error still knows where it was created")
  void collected() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      expected.add(line() + 1);
      var future = new Future<Void>(loop);
      future.setException(failure);
      future.exception();
      // What is reported when the future is gone.
      loop.callExceptionHandler(new ExceptionContext("never retrieved", failure, null));
    }

    observed("the lines of its places", placesOf(failure))
        .suggests(COLLECTED, List::isEmpty)
        .suggests(PLACE_OF_FAILURE)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("if the error was that of two futures, the one that failed last counts")
  void lastToFail() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var first = new Future<Void>(loop);
      expected.add(line() + 1);
      var second = new Future<Void>(loop);
      for (Future<Void> future : List.of(first, second)) {
        future.setException(failure);
        future.exception();
      }
      loop.callExceptionHandler(new ExceptionContext("never retrieved", failure, null));
    }

    observed("the lines of its places", placesOf(failure))
        .suggests(FIRST_TO_FAIL, lines -> lines.size() == 1)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("if the one that failed last is not known, no other is blamed")
  void lastIsUnknown() {
    try (EventLoop loop = newLoop()) {
      var before = new Future<Void>(loop);
      loop.addObserver(origins);
      var known = new Future<Void>(loop);
      for (Future<Void> future : List.of(known, before)) {
        future.setException(failure);
        future.exception();
      }
      loop.callExceptionHandler(new ExceptionContext("never retrieved", failure, null));
    }

    observed("the places", places(failure))
        .suggests(EARLIER, places -> places.size() == 1)
        .shouldBeEmpty();
  }

  /** Equals every other of its kind. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(Object other) {
      return other instanceof Refused;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  @DisplayName("two errors that are equal have a place each")
  void equalErrors() {
    List<RuntimeException> errors = List.of(new Refused(), new Refused());
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      expected.add(line() + 1);
      var first = new Future<Void>(loop);
      expected.add(line() + 1);
      var second = new Future<Void>(loop);
      first.setException(errors.getFirst());
      second.setException(errors.getLast());
      first.exception();
      second.exception();
      for (RuntimeException error : errors) {
        loop.callExceptionHandler(new ExceptionContext("never retrieved", error, null));
      }
    }

    observed("the lines of their places", errors.stream().map(FutureOriginsTest::placesOf).toList())
        .suggests(EQUAL)
        .shouldBe(List.of(List.of(expected.getFirst()), List.of(expected.getLast())));
  }

  @Test
  @DisplayName("neither futures nor their errors are kept in memory")
  void collectable() {
    List<WeakReference<Object>> futures = new ArrayList<>();
    List<WeakReference<Object>> errors = new ArrayList<>();
    try (EventLoop loop = newLoop()) {
      for (int i = 0; i < 50; i++) {
        var future = new Future<Void>(loop);
        var error = new IllegalStateException("on purpose");
        origins.created(future);
        origins.failed(future, error);
        futures.add(new WeakReference<>(future));
        errors.add(new WeakReference<>(error));
      }
      observed("how many of 50 futures are still in memory", inMemory(futures))
          .suggests(KEEPS)
          .shouldSatisfy("hardly any", number -> number < 5);
      observed("how many of 50 errors are still in memory", inMemory(errors))
          .suggests(KEEPS)
          .shouldSatisfy("hardly any", number -> number < 5);
    }
    // The check has to be there, or else what it keeps would not be.
    origins.created("the end");
  }

  @Test
  @DisplayName("a report without an error that is reported twice has one place")
  void twiceWithoutError() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var future = new Future<Void>(loop);
      ExceptionContext once = origins.reporting(new ExceptionContext("it is odd", null, future));
      attempting("reporting once more what has a place already", () -> origins.reporting(once))
          .suggests(SUPPRESSES_ITSELF, IllegalArgumentException.class::isInstance)
          .shouldSucceed();
      observed("the report", origins.reporting(once)).shouldBe(once);
    }
  }

  @Test
  @DisplayName("an error that is not reported has no place")
  void notReported() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var future = new Future<Void>(loop);
      future.setException(failure);
      future.exception();
    }

    observed("what it has suppressed", List.of(failure.getSuppressed()))
        .suggests(EVERY_FAILURE, suppressed -> !suppressed.isEmpty())
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("an error that is reported twice has one place")
  void twice() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var future = new Future<Void>(loop);
      future.setException(failure);
      future.exception();
      loop.callExceptionHandler(new ExceptionContext("once", failure, future));
      loop.callExceptionHandler(new ExceptionContext("twice", failure, future));
      loop.callExceptionHandler(new ExceptionContext("collected", failure, null));
    }

    observed("how many places it has", places(failure).size())
        .suggests(AGAIN, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("an error of two futures has the places of both")
  void shared() {
    List<Future<Void>> kept = new ArrayList<>();
    run(
        () -> {
          expected.add(line() + 1);
          kept.add(new Future<>(EventLoop.running()));
          expected.add(line() + 1);
          kept.add(new Future<>(EventLoop.running()));
          kept.forEach(future -> future.setException(failure));
        });

    observed("the lines of its places", placesOf(failure))
        .suggests(FIRST_FUTURE, lines -> lines.size() == 1 || !lines.equals(expected))
        .shouldBe(expected);
  }

  @Test
  @DisplayName("any report about a task has its place, whatever it says")
  void otherReports() {
    run(
        () -> {
          expected.add(line() + 1);
          Task<Void> task = createTask(async(() -> {}), "done");
          await(task);
          EventLoop.running()
              .callExceptionHandler(new ExceptionContext("it is odd", failure, task));
        });

    observed("the lines of its places", placesOf(failure))
        .suggests(NO_ORIGIN, List::isEmpty)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("reports about other things stay as they are")
  void reportsAboutOthers() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var future = new Future<Void>(loop);
      future.setException(failure);
      future.exception();
      var aboutCallback = new ExceptionContext("a callback failed", failure, "a callback");
      var unknown = new ExceptionContext("another one", new IllegalStateException(), null);
      var nothing = new ExceptionContext("only words", null, null);
      var other = new ExceptionContext("only words", null, "a callback");
      for (ExceptionContext context : List.of(aboutCallback, unknown, nothing, other)) {
        observed("the report", origins.reporting(context))
            .suggests(OTHERS_TOO)
            .shouldBeSameAs(context);
      }
      observed("the places of the callback's failure", places(failure))
          .suggests(OTHERS_TOO)
          .shouldBeEmpty();
    }
  }

  @Test
  @DisplayName("a future that was made before the check has no place, and does no harm")
  void before() {
    try (EventLoop loop = newLoop()) {
      var future = new Future<Void>(loop);
      loop.addObserver(origins);
      future.setException(failure);
    }

    observed("what is reported", messages()).shouldBe("Future exception was never retrieved");
    observed("the places", places(failure)).suggests(PLACE_OF_FAILURE).shouldBeEmpty();
  }

  @Test
  @DisplayName("a task is kept, and asked nothing, when it is created")
  void incomplete() {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(origins);
      var odd = new Unaskable(loop);
      odd.setException(failure);
      loop.callExceptionHandler(new ExceptionContext("odd", failure, odd));
      odd.exception();
    } catch (IllegalStateException asked) {
      observed("what is asked of it", asked.getMessage()).suggests(ASKS_INCOMPLETE).shouldBe("");
    }

    observed("how many places it has", places(failure).size()).shouldBe(1);
  }

  /** Cannot be asked for a text. */
  private static final class Unaskable extends Future<Void> {

    Unaskable(EventLoop loop) {
      super(loop);
    }

    @Override
    public String toString() {
      throw new IllegalStateException("its text");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("its hash code");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("whether it equals another");
    }
  }

  @Test
  @DisplayName("no more frames are kept than were asked for")
  void depthOfAFuture() {
    run(
        _ -> new FutureOrigins(1),
        () -> {
          var future = new Future<Void>(EventLoop.running());
          future.setException(failure);
          EventLoop.running().callExceptionHandler(new ExceptionContext("", failure, future));
          future.exception();
        });

    observed("how many frames there are", places(failure).getFirst().getStackTrace().length)
        .suggests(ANY_DEPTH, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("an error that somebody has looked at is not reported")
  void retrieved() {
    run(
        () -> {
          Task<Void> task = createTask(async(() -> fail()));
          await(sleep(Duration.ZERO));
          await(sleep(Duration.ZERO));
          observed("the error", task.exception()).shouldBeSameAs(failure);
          observed("the tasks", Tasks.of(EventLoop.running()).pending().size()).shouldBe(1);
        });

    observed("what is reported", messages()).shouldBeEmpty();
  }
}
