package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitFor;
import static asyncio.testing.Faults.answer;
import static asyncio.testing.Faults.failing;
import static asyncio.testing.Faults.late;
import static asyncio.testing.Faults.never;
import static asyncio.testing.Faults.onThread;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.service.Backoff;
import asyncio.service.Call;
import asyncio.service.Retry;
import asyncio.service.RetryBudget;
import asyncio.task.Awaitable;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

@Grades(value = "06.5", part = 5, points = 10, seconds = 15)
@DisplayName("06.5 Testing: faults on demand")
class FaultsTest {

  private static final Misconception AT_THE_CALL =
      Misconception.of(
          "fails-at-the-call",
          "the body runs when the mock is called; an asynchronous method does its work, and fails,"
              + " where it is awaited");

  private static final Misconception ALWAYS_A_COROUTINE =
      Misconception.of(
          "always-a-coroutine",
          "every method is answered by a coroutine, whatever it is declared to return");

  private static final Misconception FUTURE_NOT_STARTED =
      Misconception.of(
          "future-begins-when-awaited",
          "what a method returns as a future has to be under way, whether anybody awaits it or"
              + " not");

  private static final Misconception COUNTS_CALLS =
      Misconception.of(
          "same-exception-each-time",
          "every failure is the same exception object; what is noted on one is noted on all");

  private static final Misconception FAILS_ON =
      Misconception.of("fails-on", "it fails more often than it was told");

  private static final Misconception FAILS_LESS =
      Misconception.of("never-fails-twice", "it fails less often than it was told");

  private static final Misconception BLOCKS =
      Misconception.of(
          "blocks-the-loop", "being late stops the whole loop; await, so that others go on");

  private static final Misconception LATE_BEFORE =
      Misconception.of(
          "works-before-it-is-late",
          "the other body runs before the delay, and only its result is late");

  private static final Misconception NEVER_ENDS_SOON =
      Misconception.of("never-is-long", "it does end, after a long time");

  private static final Misconception DEAF =
      Misconception.of("never-is-deaf", "it cannot be cancelled either");

  private static final Misconception TIME_GOES_ON =
      Misconception.of(
          "time-goes-on-meanwhile",
          "the loop does not know that a thread is at work, so that virtual time runs away, or the"
              + " loop is stuck");

  private static final Misconception WRAPPED =
      Misconception.of(
          "thread-failure-is-wrapped", "what the call on the thread throws comes out wrapped");

  private static final Misconception LOOPS_THREAD =
      Misconception.of("on-the-loops-thread", "the call is made on the loop's own thread");

  /** Ways in which a method can be asynchronous. */
  interface Prices {
    Coroutine<Integer> coroutine(String what);

    Awaitable<Integer> awaitable(String what);

    Future<Integer> future(String what);

    Task<Integer> task(String what);

    Integer plain(String what) throws IOException;

    void nothing();

    Object anything();
  }

  private final VirtualTime time = new VirtualTime();
  private final Trace trace = new Trace();
  private Prices prices;

  /** A mock whose methods all answer in this way. */
  private void mock(Answer<?> answer) {
    prices = Stubbed.by(answer, Prices.class);
  }

  private void run(CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(main));
    }
  }

  private void at(String what) {
    trace.add(what + " at " + time.now().toMillis());
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static void pause(long millis) {
    await(sleep(millis(millis)));
  }

  @Test
  @DisplayName("a method that returns a coroutine or an awaitable does its work when it is awaited")
  void coroutines() {
    mock(answer(this::work));
    run(
        () -> {
          for (Awaitable<Integer> price :
              List.of(prices.coroutine("tea"), prices.awaitable("tea"))) {
            at("called");
            at("answered " + await(price));
          }
        });
    observed("what happened", trace)
        .suggests(AT_THE_CALL, seen -> seen.getFirst().startsWith("worked"))
        .shouldBe(
            "called at 0",
            "worked at 5",
            "answered 42 at 5",
            "called at 5",
            "worked at 10",
            "answered 42 at 10");
  }

  private Integer work() {
    pause(5);
    at("worked");
    return 42;
  }

  @Test
  @DisplayName("a method that returns a future or a task is under way when it has returned")
  void futures() {
    mock(answer(this::work));
    try {
      run(
          () -> {
            Future<Integer> first = prices.future("tea");
            Future<Integer> second = prices.task("tea");
            at("called");
            pause(20);
            at("answered " + await(first) + " " + await(second));
          });
    } catch (ClassCastException notAFuture) {
      trace.add("not a future");
    }
    observed("what happened", trace)
        .suggests(ALWAYS_A_COROUTINE, seen -> seen.contains("not a future"))
        .suggests(FUTURE_NOT_STARTED, seen -> !seen.contains("worked at 5"))
        .shouldBe("called at 0", "worked at 5", "worked at 5", "answered 42 42 at 20");
  }

  @Test
  @DisplayName("a plain method waits in the call, and the loop goes on meanwhile")
  void plain() {
    mock(answer(this::work));
    attempting(
            "the calls",
            () ->
                run(
                    () -> {
                      Task<Void> other =
                          createTask(
                              async(
                                  () -> {
                                    pause(2);
                                    at("other");
                                  }));
                      at("answered " + prices.plain("tea"));
                      prices.nothing();
                      at("answered " + prices.anything());
                      await(other);
                    }))
        .suggests(ALWAYS_A_COROUTINE, ClassCastException.class::isInstance)
        .shouldSucceed();
    observed("what happened", trace)
        .suggests(ALWAYS_A_COROUTINE, seen -> seen.stream().anyMatch(s -> s.contains("Coroutine")))
        .shouldBe(
            "other at 2",
            "worked at 5",
            "answered 42 at 5",
            "worked at 10",
            "worked at 15",
            "answered 42 at 15");
  }

  @Test
  @DisplayName("it fails as often as it is told, each time with a new exception, and then works")
  void failsThenWorks() {
    mock(answer(failing(2, () -> new IOException("down"), () -> 42)));
    var failures = new HashSet<Throwable>();
    run(
        () -> {
          for (int i = 0; i < 4; i++) {
            Coroutine<Integer> price = prices.coroutine("tea");
            try {
              trace.add("answered " + await(price, IOException.class));
            } catch (IOException down) {
              trace.add(down.getMessage());
              failures.add(down);
            }
          }
        });
    observed("what happened", trace)
        .suggests(
            FAILS_ON, seen -> seen.indexOf("answered 42") > 2 || !seen.contains("answered 42"))
        .suggests(FAILS_LESS, seen -> !seen.get(1).equals("down"))
        .shouldBe("down", "down", "answered 42", "answered 42");
    observed("how many exceptions there were", failures.size())
        .suggests(COUNTS_CALLS, seen -> seen == 1)
        .shouldBe(2);
  }

  @Test
  @DisplayName("an asynchronous method does not fail where it is called")
  void failsWhereItIsAwaited() {
    mock(answer(failing(1, () -> new IllegalArgumentException("bad"), () -> 42)));
    attempting("the call", () -> run(() -> trace.add(prices.coroutine("tea").state().toString())))
        .suggests(AT_THE_CALL, IllegalArgumentException.class::isInstance)
        .shouldSucceed();
    run(
        () -> {
          try {
            await(prices.coroutine("tea"));
          } catch (IllegalArgumentException bad) {
            trace.add("failed");
          }
        });
    observed("what happened; the first was never awaited, and does not count", trace)
        .suggests(AT_THE_CALL, seen -> !seen.contains("failed"))
        .shouldBe("CREATED", "failed");
  }

  @Test
  @DisplayName("never failing is just the other body")
  void zeroFailures() throws Exception {
    observed("the result", failing(0, () -> new IOException("down"), () -> 42).call())
        .suggests(FAILS_ON)
        .shouldBe(42);
  }

  @Test
  @DisplayName("it is late by virtual time, does its work after that, and others go on meanwhile")
  void isLate() {
    mock(
        answer(
            late(
                millis(80),
                () -> {
                  at("worked");
                  return 42;
                })));
    run(
        () -> {
          Task<Void> other =
              createTask(
                  async(
                      () -> {
                        pause(20);
                        at("other");
                      }));
          at("answered " + await(prices.coroutine("tea")));
          await(other);
        });
    observed("what happened", trace)
        .suggests(BLOCKS, seen -> seen.contains("answered 42 at 0"))
        .suggests(LATE_BEFORE, seen -> seen.getFirst().equals("worked at 0"))
        .shouldBe("other at 20", "worked at 80", "answered 42 at 80");
  }

  @Test
  @DisplayName("what never answers waits for a year and more, until it is cancelled")
  void neverAnswers() {
    mock(answer(never()));
    run(
        () -> {
          try {
            trace.add("answered " + await(waitFor(prices.coroutine("tea"), Duration.ofDays(999))));
          } catch (TimeoutError late) {
            trace.add("gave up after " + time.now().toDays() + " days");
          }
        });
    observed("what happened", trace)
        .suggests(NEVER_ENDS_SOON, seen -> seen.getFirst().startsWith("answered"))
        .shouldBe("gave up after 999 days");
    attempting(
            "to wait for it with nothing else to do",
            () -> run(() -> await(prices.coroutine("tea"))))
        .suggests(NEVER_ENDS_SOON, thrown -> thrown == null)
        .shouldThrow(VirtualTime.StuckLoopException.class);
  }

  @Test
  @DisplayName("what never answers can be cancelled")
  void neverIsCancelled() {
    mock(answer(never()));
    try {
      run(
          () -> {
            Task<Integer> asking = createTask(prices.coroutine("tea"));
            pause(10);
            asking.cancel();
            pause(10);
            trace.add("cancelled: " + asking.isCancelled());
          });
    } catch (IllegalStateException stuck) {
      trace.add("does not end");
    }
    observed("what happened", trace).suggests(DEAF).shouldBe("cancelled: true");
  }

  @Test
  @DisplayName("a call on another thread takes no virtual time, and its result comes to the loop")
  void otherThread() {
    var threads = new ArrayList<Thread>();
    try (var executor = Executors.newSingleThreadExecutor()) {
      Callable<Integer> call =
          () -> {
            threads.add(Thread.currentThread());
            return 42;
          };
      mock(answer(onThread(executor, call)));
      attempting(
              "to ask",
              () ->
                  run(
                      () ->
                          at(
                              "answered "
                                  + await(waitFor(prices.coroutine("tea"), Duration.ofHours(1))))))
          .suggests(
              TIME_GOES_ON,
              thrown ->
                  thrown instanceof TimeoutError
                      || thrown instanceof VirtualTime.StuckLoopException)
          .shouldSucceed();
    }
    observed("what happened", trace).suggests(TIME_GOES_ON).shouldBe("answered 42 at 0");
    observed("whether it was the loop's thread", threads.contains(Thread.currentThread()))
        .suggests(LOOPS_THREAD, seen -> seen)
        .shouldBe(false);
  }

  @Test
  @DisplayName("what a call on another thread throws comes out as it is")
  void otherThreadFails() {
    var failure = new IOException("down");
    try (var executor = Executors.newSingleThreadExecutor()) {
      mock(
          answer(
              onThread(
                  executor,
                  () -> {
                    throw failure;
                  })));
      attempting("to ask", () -> run(() -> await(prices.coroutine("tea"))))
          .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
          .shouldSatisfy("the very failure", thrown -> thrown == failure);
    }
  }

  @Test
  @DisplayName("a client that retries is tested in virtual milliseconds")
  @SuppressWarnings("unchecked")
  void retryingClient() {
    Call<String, Integer> call =
        Stubbed.by(
            answer(failing(2, () -> new IOException("down"), late(millis(80), () -> 42))),
            Call.class);
    var retry =
        new Retry(
            3,
            new Backoff(millis(100), millis(1000), most -> most),
            new RetryBudget(10, 10),
            failure -> failure instanceof IOException);
    run(() -> at("answered " + await(retry.around(call).call("tea"))));
    observed("what happened: 100 ms and 200 ms of pauses, and 80 ms", trace)
        .shouldBe("answered 42 at 380");
  }

  @Test
  @DisplayName("a cancellation of who waits ends what is late")
  void lateIsCancelled() {
    mock(answer(late(millis(80), this::work)));
    run(
        () -> {
          Task<Integer> asking = createTask(prices.coroutine("tea"));
          pause(10);
          asking.cancel();
          try {
            await(asking);
          } catch (CancelledError expected) {
            at("cancelled");
          }
        });
    observed("what happened", trace).shouldBe("cancelled at 10");
  }
}
