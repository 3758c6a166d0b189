package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.CoroutineOrigins;
import asyncio.debug.Place;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Task;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.1", part = 3, points = 8, seconds = 15)
@DisplayName("06.1 Debug mode: coroutines never awaited")
class CoroutineOriginsTest extends DebugTests {

  private static final Misconception NO_PLACE =
      Misconception.of(
          "says-no-place", "the report says which coroutine, and not where it was created");

  private static final Misconception PLACE_OF_REPORT =
      Misconception.of(
          "place-of-the-report",
          "the stack is taken when the report is made; where the coroutine was created must be"
              + " noted when it is");

  private static final Misconception LAST_PLACE =
      Misconception.of("last-place-for-all", "all coroutines get one place; each has its own");

  private static final Misconception KEEPS_ALL =
      Misconception.of(
          "keeps-all",
          "coroutines that have started are kept, so that a program that runs for long needs more"
              + " and more memory");

  private static final Misconception FORGETS =
      Misconception.of(
          "forgets-the-oldest",
          "coroutines that have not started are thrown out to save memory; they are what is looked"
              + " for");

  private static final Misconception REPLACES =
      Misconception.of(
          "replaces-the-exception",
          "the place takes the place of an exception that the report has");

  private static final Misconception ANY_DEPTH =
      Misconception.of("ignores-depth", "the stack has more frames than were asked for");

  private static final Misconception LOSES_SOURCE =
      Misconception.of("loses-the-source", "the report that gets a place has no source any more");

  private static final Misconception NOTES_EVERYTHING =
      Misconception.of(
          "notes-everything", "also futures are noted, which are the business of another check");

  private static final Misconception ENDED_ONLY =
      Misconception.of(
          "keeps-what-has-started",
          "only those that have ended are forgotten; one that has started was awaited, though it"
              + " may wait for ever");

  private static final Misconception LATE =
      Misconception.of(
          "sweeps-too-late", "more is kept than 64 or twice as many as have not started");

  private static final Misconception FOR_SHOW =
      Misconception.of(
          "forgets-when-asked",
          "those that have started are forgotten when somebody asks how many are kept; in a program"
              + " nobody asks");

  private static final Misconception TASKS_TOO =
      Misconception.of(
          "places-for-tasks",
          "a report about a task gets the place of its coroutine; the task was created elsewhere");

  private static final Misconception ADDS_TO_FAILURE =
      Misconception.of(
          "adds-to-the-failure",
          "the failure of a report gets the place among its suppressed ones");

  private final CoroutineOrigins origins = new CoroutineOrigins(DEPTH);
  private final List<Integer> expected = new ArrayList<>();

  private void run(CoroutineAction main) {
    run(_ -> origins, main);
  }

  private static Coroutine<Void> made() {
    return async(() -> {});
  }

  @Test
  @DisplayName("one that was never awaited is reported with the line that created it")
  void neverAwaited() {
    List<Object> made = new ArrayList<>();
    run(
        () -> {
          expected.add(line() + 1);
          made.add(async(() -> {}));
        });

    observed("the lines of the reports", lines())
        .suggests(NO_PLACE, lines -> lines.contains(-1))
        .suggests(PLACE_OF_REPORT)
        .shouldBe(expected);
    observed("the source", told.getFirst().source())
        .suggests(LOSES_SOURCE, source -> source == null)
        .shouldBeSameAs(made.getFirst());
    observed("the message", told.getFirst().message())
        .shouldSatisfy("the same as ever", text -> text.endsWith(" was never awaited"));
    observed("what the place is", told.getFirst().exception().getMessage())
        .shouldBe("created here");
  }

  @Test
  @DisplayName("each has a line of its own")
  void severalForgotten() {
    run(
        () -> {
          expected.add(line() + 1);
          async(() -> {}).state();
          expected.add(line() + 1);
          sleep(Duration.ofSeconds(1)).state();
        });

    observed("the lines of the reports", lines())
        .suggests(
            LAST_PLACE, lines -> lines.size() == 2 && lines.getFirst().equals(lines.getLast()))
        .shouldBe(expected);
  }

  @Test
  @DisplayName("below the line that created it are the lines that called it")
  void callers() {
    run(
        () -> {
          expected.add(line() + 1);
          made().state();
        });

    StackTraceElement[] stack = told.getFirst().exception().getStackTrace();
    observed("the method that created it", stack[0].getMethodName()).shouldBe("made");
    observed("the line that called it", stack[1].getLineNumber()).shouldBe(expected.getFirst());
  }

  @Test
  @DisplayName("no more frames are kept than were asked for")
  void depthOfACoroutine() {
    run(_ -> new CoroutineOrigins(1), () -> made().state());

    observed("how many frames there are", told.getFirst().exception().getStackTrace().length)
        .suggests(ANY_DEPTH, number -> number > 1)
        .shouldBe(1);
  }

  @Test
  @DisplayName("those that were awaited are not kept in memory")
  void awaited() {
    run(
        () -> {
          for (int i = 0; i < 1000; i++) {
            await(made());
          }
          observed("how many are kept", origins.kept())
              .suggests(KEEPS_ALL)
              .shouldSatisfy("at most 64", number -> number <= 64);
        });
  }

  @Test
  @DisplayName("those that ran as tasks are not kept in memory")
  void tasks() {
    run(
        () -> {
          for (int i = 0; i < 300; i++) {
            await(createTask(made()));
          }
          observed("how many are kept", origins.kept())
              .suggests(KEEPS_ALL)
              .shouldSatisfy("at most 64", number -> number <= 64);
        });
  }

  @Test
  @DisplayName("those that have started are not kept in memory, even if they never end")
  void startedForEver() {
    run(
        () -> {
          for (int i = 0; i < 300; i++) {
            createTask(async(() -> await(new Future<Void>(EventLoop.running()))));
            await(sleep(Duration.ZERO));
          }
          observed("how many are kept", origins.kept())
              .suggests(ENDED_ONLY)
              .shouldSatisfy("at most 64", number -> number <= 64);
        });
  }

  @Test
  @DisplayName("no more are kept than twice as many as have not started")
  void twiceAsMany() {
    List<Integer> kept = new ArrayList<>();
    run(
        () -> {
          List<Coroutine<Void>> waiting = IntStream.range(0, 100).mapToObj(_ -> made()).toList();
          for (int i = 0; i < 300; i++) {
            await(made());
            kept.add(origins.kept());
          }
          waiting.forEach(asyncio.Asyncio::await);
        });

    observed("the most that were kept, while 100 had not started", Collections.max(kept))
        .suggests(LATE)
        .shouldSatisfy("at most 200", number -> number <= 200);
  }

  @Test
  @DisplayName("they are forgotten though nobody asks how many there are")
  void unasked() {
    List<WeakReference<Object>> made = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      var coroutine = new Coroutine<Void>(() -> null);
      origins.created(coroutine);
      coroutine.close();
      made.add(new WeakReference<>(coroutine));
    }

    observed("how many of 300 that were closed are in memory", inMemory(made))
        .suggests(FOR_SHOW, number -> number >= 299 && origins.kept() <= 64)
        .suggests(KEEPS_ALL)
        .shouldSatisfy("about 64 at most", number -> number <= 70);
  }

  @Test
  @DisplayName("among many that were awaited, each that was not is found")
  void amongMany() {
    run(
        () -> {
          for (int i = 0; i < 1000; i++) {
            await(made());
            if (i % 10 == 0) {
              made().state();
            }
          }
        });

    observed("how many reports have no place", lines().stream().filter(line -> line < 0).count())
        .suggests(FORGETS)
        .shouldBe(0L);
    observed("how many reports there are", told.size()).shouldBe(100);
  }

  @Test
  @DisplayName("a report that has an exception keeps it")
  void keepsTheFailure() {
    Coroutine<Void> coroutine = new Coroutine<>(() -> null);
    origins.created(coroutine);
    var failure = new IllegalStateException("on purpose");
    var context = new ExceptionContext("it failed", failure, coroutine);

    observed("the report", origins.reporting(context)).suggests(REPLACES).shouldBe(context);
    observed("what its exception has suppressed", List.of(failure.getSuppressed()))
        .suggests(ADDS_TO_FAILURE)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a report about a task whose coroutine is known stays as it is")
  void reportsAboutTasks() {
    run(
        () -> {
          Task<Void> task = createTask(made());
          var context = new ExceptionContext("it is pending", null, task);
          observed("the report", origins.reporting(context))
              .suggests(TASKS_TOO, report -> report.exception() instanceof Place)
              .shouldBeSameAs(context);
          await(task);
        });
  }

  @Test
  @DisplayName("a report about something else stays as it is")
  void reportsAboutOtherThings() {
    Coroutine<Void> coroutine = new Coroutine<>(() -> null);
    origins.created("a future");
    var aboutOther = new ExceptionContext("what is that", null, "a future");
    var aboutUnknown = new ExceptionContext("who is that", null, coroutine);
    var aboutNothing = new ExceptionContext("what", null, null);

    observed("a report about a future", origins.reporting(aboutOther))
        .suggests(NOTES_EVERYTHING, context -> context.exception() instanceof Place)
        .shouldBeSameAs(aboutOther);
    observed("a report about an unknown coroutine", origins.reporting(aboutUnknown))
        .shouldBeSameAs(aboutUnknown);
    observed("a report about nothing", origins.reporting(aboutNothing))
        .shouldBeSameAs(aboutNothing);
    observed("how many are kept", origins.kept()).suggests(NOTES_EVERYTHING).shouldBe(0);
  }

  @Test
  @DisplayName("many that wait to be started are all kept")
  void manyWaiting() {
    run(
        () -> {
          List<Coroutine<Void>> waiting = IntStream.range(0, 200).mapToObj(_ -> made()).toList();
          observed("how many are kept", origins.kept())
              .suggests(FORGETS, number -> number < 200)
              .shouldSatisfy("at least 200", number -> number >= 200);
          waiting.forEach(asyncio.Asyncio::await);
        });

    observed("what is reported", messages()).shouldBeEmpty();
  }
}
