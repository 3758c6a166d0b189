package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.SlowCallbacks;
import asyncio.debug.StackSampler;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.1", part = 1, points = 10, seconds = 15)
@DisplayName("06.1 Debug mode: slow callbacks")
class SlowCallbacksTest extends DebugTests {

  private static final Misconception OTHER_CLOCK =
      Misconception.of(
          "measures-by-another-clock",
          "callbacks are measured by a clock that is not the loop's; on virtual time they all take"
              + " no time");

  private static final Misconception COUNTS_SLEEP =
      Misconception.of(
          "sleeping-is-slow",
          "the time that the loop sleeps is counted as a callback's; a loop that waits is not held"
              + " up");

  private static final Misconception EXCLUSIVE =
      Misconception.of(
          "limit-is-exclusive",
          "a callback that takes exactly the limit is slow, too, as in CPython");

  private static final Misconception EVERYTHING =
      Misconception.of(
          "reports-everything", "callbacks are reported that are faster than the limit");

  private static final Misconception STACK_OF_REPORTER =
      Misconception.of(
          "stack-of-the-reporter",
          "the stack is that of the check, which runs when the slow code is gone; only the sampler"
              + " has seen it");

  private static final Misconception ASKS_AFTERWARDS =
      Misconception.of(
          "asks-for-the-task-afterwards",
          "the running task is asked for when its step is over; there is none any more");

  private static final Misconception HALF_A_TASK =
      Misconception.of(
          "half-of-the-task",
          "the task takes the handle's place as the source or in the text, and not in both");

  private static final Misconception TASK_STAYS =
      Misconception.of(
          "task-of-another-step",
          "the task of an earlier step is blamed for a callback that is nobody's step");

  private static final Misconception TEXT_KILLS =
      Misconception.of(
          "throwing-text-kills-the-loop",
          "a callback whose text throws makes the check throw, and that ends the loop; an observer"
              + " must not throw");

  private static final Misconception UNTOLD =
      Misconception.of(
          "sampler-is-told-too-little",
          "the sampler has to hear of each callback that begins and ends, or else it looks at the"
              + " wrong one");

  private static final Misconception SECONDS =
      Misconception.of("other-units", "the time is not given in whole milliseconds, rounded down");

  private static final Misconception INVENTS =
      Misconception.of(
          "invents-a-place", "the sampler has seen nothing, and yet the report has a place");

  private static final Misconception FIRST_ONLY =
      Misconception.of("reports-the-first-only", "every slow callback is reported, not only one");

  private static final Misconception WHOLE_MILLIS =
      Misconception.of(
          "limit-in-milliseconds",
          "what is compared is rounded to milliseconds; a limit need not be whole ones");

  private static final Misconception LATER =
      Misconception.of(
          "reports-later",
          "the report waits in the loop's queue; of the last callback before the loop stops it"
              + " never comes");

  private static final Misconception CUTS =
      Misconception.of(
          "cuts-the-stack", "the sampler's stack is cut; the sampler knows how deep it has to be");

  private static final StackTraceElement BUSY =
      new StackTraceElement("shop.Report", "sum", "Report.java", 42);

  private final ScriptedSampler sampler = new ScriptedSampler();

  /** Takes what stack the test says, while the callback runs. */
  private static final class ScriptedSampler implements StackSampler {

    final List<String> calls = new ArrayList<>();
    private StackTraceElement[] taken;

    @Override
    public void begin() {
      calls.add("begin");
      taken = null;
    }

    @Override
    public StackTraceElement[] end() {
      calls.add("end");
      StackTraceElement[] stack = taken;
      taken = null;
      return stack;
    }

    void takes(StackTraceElement... stack) {
      taken = stack;
    }
  }

  /** A callback with a name. */
  private record Callback(String name, Runnable body) implements Runnable {

    @Override
    public void run() {
      body.run();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private Callback taking(String name, long millis) {
    return new Callback(name, () -> time.advance(millis(millis)));
  }

  private void run(Consumer<EventLoop> prepare) {
    run(millis(100), prepare);
  }

  /** Runs callbacks, one after the other, on a loop that is watched from the beginning. */
  private void run(Duration limit, Consumer<EventLoop> prepare) {
    try (EventLoop loop = newLoop()) {
      loop.addObserver(new SlowCallbacks(loop, limit, sampler));
      prepare.accept(loop);
      loop.callLater(Duration.ofHours(2), loop::stop);
      loop.runForever();
    }
  }

  @Test
  @DisplayName("a callback that takes too long is reported, with how long by the loop's clock")
  void slow() {
    run(loop -> loop.callSoon(taking("slow", 123)));

    observed("what is reported", messages())
        .suggests(OTHER_CLOCK, List::isEmpty)
        .suggests(SECONDS, lines -> lines.size() == 1 && lines.getFirst().contains("took"))
        .shouldBe("executing Handle[slow] took 123 ms");
  }

  @Test
  @DisplayName("the source of the report is the handle")
  void source() {
    List<Handle> handles = new ArrayList<>();
    run(loop -> handles.add(loop.callSoon(taking("slow", 123))));

    observed("the sources", told.stream().map(ExceptionContext::source).toList())
        .shouldBe(List.copyOf(handles));
  }

  @Test
  @DisplayName("the limit itself is too long, and a nanosecond less is not")
  void limit() {
    run(
        loop -> {
          loop.callSoon(
              new Callback("just in time", () -> time.advance(Duration.ofNanos(99_999_999))));
          loop.callSoon(taking("the limit", 100));
        });

    observed("what is reported", messages())
        .suggests(EXCLUSIVE, List::isEmpty)
        .suggests(EVERYTHING, lines -> lines.size() > 1)
        .shouldBe("executing Handle[the limit] took 100 ms");
  }

  @Test
  @DisplayName("a limit has parts of a millisecond, too")
  void limitOfMicroseconds() {
    run(
        Duration.ofNanos(1_500_000),
        loop -> {
          loop.callSoon(
              new Callback("just in time", () -> time.advance(Duration.ofNanos(1_499_999))));
          loop.callSoon(new Callback("the limit", () -> time.advance(Duration.ofNanos(1_500_000))));
        });

    observed("what is reported, of a limit of 1.5 ms", messages())
        .suggests(WHOLE_MILLIS)
        .shouldBe("executing Handle[the limit] took 1 ms");
  }

  @Test
  @DisplayName("the last callback before the loop stops is reported, too")
  void lastCallback() {
    run(
        loop ->
            loop.callSoon(
                new Callback(
                    "last",
                    () -> {
                      time.advance(millis(150));
                      loop.stop();
                    })));

    observed("what is reported", messages())
        .suggests(LATER, List::isEmpty)
        .shouldBe("executing Handle[last] took 150 ms");
  }

  @Test
  @DisplayName("parts of a millisecond are not counted")
  void roundsDown() {
    run(
        loop ->
            loop.callSoon(
                new Callback("slow", () -> time.advance(Duration.ofNanos(1_250_999_999)))));

    observed("what is reported", messages())
        .suggests(SECONDS)
        .shouldBe("executing Handle[slow] took 1250 ms");
  }

  @Test
  @DisplayName("the time that the loop sleeps is nobody's fault")
  void sleeping() {
    run(
        loop -> {
          loop.callSoon(taking("before", 1));
          loop.callLater(Duration.ofHours(1), taking("after an hour", 1));
        });

    observed("what is reported", messages()).suggests(COUNTS_SLEEP).shouldBeEmpty();
  }

  @Test
  @DisplayName("each slow callback is reported, in order, and those between them are not")
  void severalSlow() {
    run(
        loop -> {
          loop.callSoon(taking("one", 200));
          loop.callSoon(taking("quick", 1));
          loop.callSoon(taking("two", 300));
          loop.callSoon(taking("one", 200));
        });

    observed("what is reported", messages())
        .suggests(FIRST_ONLY, lines -> lines.size() < 3)
        .suggests(EVERYTHING, lines -> lines.size() > 3)
        .shouldBe(
            "executing Handle[one] took 200 ms",
            "executing Handle[two] took 300 ms",
            "executing Handle[one] took 200 ms");
  }

  @Test
  @DisplayName("the report's place is where the sampler has seen it")
  void placeOfTheSlowOne() {
    run(
        loop ->
            loop.callSoon(
                new Callback(
                    "slow",
                    () -> {
                      sampler.takes(BUSY);
                      time.advance(millis(150));
                    })));

    Throwable place = told.getFirst().exception();
    observed("the first frame", place == null ? null : place.getStackTrace()[0])
        .suggests(STACK_OF_REPORTER, frame -> frame != null)
        .shouldBe(BUSY);
    observed("what the place says", place.getMessage()).shouldBe("slow here");
  }

  @Test
  @DisplayName("the place has all frames that the sampler has taken")
  void wholeStack() {
    StackTraceElement[] stack =
        IntStream.range(0, 40)
            .mapToObj(i -> new StackTraceElement("shop.Report", "sum" + i, "Report.java", i))
            .toArray(StackTraceElement[]::new);
    run(
        loop ->
            loop.callSoon(
                new Callback(
                    "slow",
                    () -> {
                      sampler.takes(stack);
                      time.advance(millis(150));
                    })));

    Throwable place = told.getFirst().exception();
    observed("its frames", place == null ? List.of() : List.of(place.getStackTrace()))
        .suggests(CUTS, frames -> !frames.isEmpty() && frames.size() < stack.length)
        .shouldBe(List.of(stack));
  }

  @Test
  @DisplayName("what the sampler has not seen has no place")
  void noPlaceOfTheSlowOne() {
    run(
        loop -> {
          loop.callSoon(new Callback("quick", () -> sampler.takes(BUSY)));
          loop.callSoon(taking("slow", 150));
        });

    observed("the place of the slow callback", told.getFirst().exception())
        .suggests(STACK_OF_REPORTER, place -> place != null && place.getStackTrace()[0] != BUSY)
        .suggests(INVENTS)
        .shouldBe(null);
  }

  @Test
  @DisplayName("the sampler hears of each callback when it begins and when it ends")
  void samplerIsTold() {
    run(
        loop -> {
          loop.callSoon(taking("quick", 1));
          loop.callSoon(
              new Callback(
                  "failing",
                  () -> {
                    throw new IllegalStateException("on purpose");
                  }));
        });

    observed("what the sampler is told", sampler.calls)
        .suggests(UNTOLD)
        .shouldBe("begin", "end", "begin", "end", "begin", "end");
  }

  @Test
  @DisplayName("if the callback was a task's step, the task is named, and is the source")
  void taskStep() {
    List<Task<?>> tasks = new ArrayList<>();
    run(
        loop -> new SlowCallbacks(loop, millis(100), sampler),
        () -> {
          Task<Void> task = createTask(async(() -> time.advance(millis(150))), "summing");
          tasks.add(task);
          await(task);
        });

    Object source = told.isEmpty() ? null : told.getFirst().source();
    observed("what is reported", messages())
        .suggests(
            HALF_A_TASK,
            lines ->
                !lines.isEmpty()
                    && lines.getFirst().contains("Handle[")
                    && source instanceof Task<?>)
        .suggests(ASKS_AFTERWARDS, lines -> !lines.isEmpty() && lines.getFirst().contains("Handle"))
        .shouldBe("executing Task[summing, finished] took 150 ms");
    observed("the source", source).suggests(HALF_A_TASK).shouldBeSameAs(tasks.getFirst());
  }

  @Test
  @DisplayName("a callback that is no step has no task, whoever ran before it")
  void noTask() {
    run(
        loop -> new SlowCallbacks(loop, millis(100), sampler),
        () -> {
          EventLoop.running().callSoon(taking("slow", 150));
          await(sleep(Duration.ZERO));
        });

    observed("what is reported", messages())
        .suggests(TASK_STAYS, lines -> lines.getFirst().contains("Task"))
        .shouldBe("executing Handle[slow] took 150 ms");
  }

  @Test
  @DisplayName("a slow callback that fails is reported for both")
  void failing() {
    run(
        loop ->
            loop.callSoon(
                new Callback(
                    "failing",
                    () -> {
                      time.advance(millis(150));
                      throw new IllegalStateException("on purpose");
                    })));

    observed("what is reported", messages())
        .shouldBe("Exception in callback Handle[failing]", "executing Handle[failing] took 150 ms");
  }

  @Test
  @DisplayName("a slow callback whose text throws is reported all the same, and the loop goes on")
  void throwingTextOfACallback() {
    Runnable unnameable =
        new Runnable() {
          @Override
          public void run() {
            time.advance(millis(150));
          }

          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    during(
        TEXT_KILLS,
        "running a callback whose text throws",
        () -> run(loop -> loop.callSoon(unnameable)));

    observed("what is reported", messages())
        .shouldBe(
            "executing asyncio.loop.Handle, whose text throws java.lang.IllegalStateException took"
                + " 150 ms");
  }
}
