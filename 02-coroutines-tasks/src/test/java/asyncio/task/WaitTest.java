package asyncio.task;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitUntil;
import static asyncio.task.ReturnWhen.ALL_COMPLETED;
import static asyncio.task.ReturnWhen.FIRST_COMPLETED;
import static asyncio.task.ReturnWhen.FIRST_EXCEPTION;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.WaitDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.7", points = 15, seconds = 10)
@DisplayName("02.7 Wait and as completed")
class WaitTest {

  private static final Misconception THROWS_WHEN_TIME_IS_UP =
      Misconception.of(
          "throws-when-time-is-up",
          "the wait throws when time is up; it returns what is done and what is pending, as ever");

  private static final Misconception CANCELS_WHEN_TIME_IS_UP =
      Misconception.of(
          "cancels-when-time-is-up",
          "what is pending when time is up is cancelled; a wait only looks, the futures go on");

  private static final Misconception LEAVES_CALLBACKS_BEHIND =
      Misconception.of(
          "leaves-callbacks-behind",
          "the wait is over, and its callbacks are still with the futures that are pending; who"
              + " waits often for the same future piles them up. Each time that this::onDone is"
              + " evaluated it is another object: remove the one that was added");

  private static final Misconception LEAVES_THE_TIMER_BEHIND =
      Misconception.of(
          "leaves-the-timer-behind",
          "the wait is over, and its timer still wakes the loop; cancel it");

  private static final Misconception CLEANS_UP_ONLY_AFTER_SUCCESS =
      Misconception.of(
          "cleans-up-only-after-success",
          "a wait that is cancelled leaves its callbacks or its timer behind; clean up in finally");

  private static final Misconception CANCELLED_COUNTS_AS_FAILED =
      Misconception.of(
          "cancelled-counts-as-failed",
          "a cancelled future ends a wait for the first exception; it only counts as done");

  private static final Misconception FAILURES_COME_OUT =
      Misconception.of(
          "failures-come-out",
          "the failure of a future is thrown by the wait; it stays with its future, for whoever"
              + " asks for the result");

  private static final Misconception WAITS_FOR_NOTHING =
      Misconception.of(
          "waits-for-nothing",
          "a wait for no futures at all is accepted, and never ends, because nothing will be done");

  private static final Misconception DONE_ONES_TAKE_NO_ITERATION =
      Misconception.of(
          "done-ones-take-no-iteration",
          "the wait returns at once if all are done; asyncio gives others their turn, for one"
              + " iteration");

  private static final Misconception ONLY_THE_FIRST =
      Misconception.of(
          "only-the-first",
          "only the future that ended the wait is returned as done; another one may be done when"
              + " the coroutine runs again: ask all of them then");

  private static final Misconception ENDS_WITH_ANY =
      Misconception.of(
          "ends-with-any", "a wait for the first exception, or for all, ends when any one is done");

  private static final Misconception COUNTS_TWICE =
      Misconception.of(
          "counts-the-same-one-twice",
          "a future that is given twice is counted or returned twice; it is one future");

  private static final Misconception IN_ORDER_GIVEN =
      Misconception.of(
          "in-the-order-given",
          "the futures come in the order in which they were given, each when it is done; the first"
              + " to be done comes first");

  private static final Misconception COPIES =
      Misconception.of(
          "copies",
          "what comes out is another future than what was given, so nobody can tell which one it"
              + " is");

  private static final Misconception NEXT_THROWS_THE_FAILURE =
      Misconception.of(
          "next-throws-the-failure",
          "next() throws the failure of the future that is done; it returns the future, and its"
              + " result is somebody else's business");

  private static final Misconception TIME_UP_CANCELS =
      Misconception.of("time-up-cancels", "when time is up, the futures are cancelled; they go on");

  private static final Misconception TIME_UP_HIDES_WHAT_IS_DONE =
      Misconception.of(
          "time-up-hides-what-is-done",
          "next() throws because time is up, although a future was done before; return that first");

  private static final Misconception TIME_UP_WAKES_ONE =
      Misconception.of(
          "time-up-wakes-one",
          "when time is up, one waiting coroutine is woken, and the others wait for ever");

  private static final Misconception LOSES_A_WAKE_UP =
      Misconception.of(
          "loses-a-wake-up",
          "a coroutine was woken for a future, and cancelled before it took it, so nobody takes it;"
              + " it has to wake the next one");

  private static final Misconception LOSES_A_CLAIM =
      Misconception.of(
          "loses-a-claim",
          "a next() that was cancelled still counts, so one of the futures never comes out; give"
              + " back what it was going to take");

  private static final Misconception ALL_WAIT_FOR_THE_LAST =
      Misconception.of(
          "all-wait-for-the-last",
          "hasNext() is true although the last future is waited for already, by another coroutine;"
              + " whoever asks then waits for ever");

  private static final Misconception SERVES_OUT_OF_TURN =
      Misconception.of(
          "serves-out-of-turn",
          "another coroutine is woken than the first that waits in line; wake that one, and only"
              + " that one");

  private static final Misconception ENDS_TWICE =
      Misconception.of(
          "ends-twice",
          "two futures are done in the same iteration, and the second one ends the wait once more,"
              + " which the loop reports; look whether it has ended");

  private static final Misconception ASKS_A_CANCELLED_ONE =
      Misconception.of(
          "asks-a-cancelled-one",
          "a cancelled future is asked for its exception, which throws in a callback, where only"
              + " the loop's exception handler hears of it; ask isCancelled() first");

  private static final Misconception STOPS_AT_A_CANCELLED_ONE =
      Misconception.of(
          "stops-at-a-cancelled-one",
          "the first in line has been cancelled, so nobody is woken for the future; go on to the"
              + " next who still waits");

  private static final Misconception WAKES_A_CANCELLED_ONE =
      Misconception.of(
          "wakes-a-cancelled-one",
          "a wake-up is completed that was cancelled already, which throws in a callback; look"
              + " whether it is done");

  private static final Misconception PASSES_ON_WHAT_IT_NEVER_HAD =
      Misconception.of(
          "passes-on-what-it-never-had",
          "a coroutine that was cancelled before anybody woke it wakes another one, for nothing;"
              + " that one finds no future, and goes to the end of the line");

  private static final Misconception PASSES_ON_WHAT_IS_GONE =
      Misconception.of(
          "passes-on-what-is-gone",
          "a coroutine that was woken and cancelled wakes the next one, although another call has"
              + " taken the future meanwhile; look whether there is one");

  private static final Misconception COUNTED_FROM_THE_CALL =
      Misconception.of(
          "counted-from-the-call",
          "the time limit counts from when the coroutine was made; it counts from when it starts to"
              + " run");

  private static final Misconception NO_TIME_TAKES_NO_ITERATION =
      Misconception.of(
          "no-time-takes-no-iteration",
          "a wait with no time left returns without suspending, before the others had a turn; what"
              + " is ready to run comes first, as with any wait");

  private static final Misconception LATE_ONES_COME_TOO =
      Misconception.of(
          "late-ones-come-too",
          "a future that is done in the iteration in which time is up is returned; asyncio has not"
              + " heard of it by then, and it is late");

  private static final Misconception TIME_UP_ONCE_FOR_ALL =
      Misconception.of(
          "time-up-once-for-all",
          "after the first TimeoutError there is nothing more, although several futures were late;"
              + " asyncio says so once for each of them");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();
  private final List<Throwable> failedCallbacks = new ArrayList<>();

  private void run(CoroutineAction main) {
    loop.setExceptionHandler(
        (_, context) -> {
          if (context.source() instanceof Handle) {
            failedCallbacks.add(context.exception());
          }
        });
    Runner.runUntilComplete(loop, async(main));
    observed("what the loop's exception handler was told of callbacks", failedCallbacks)
        .suggests(ASKS_A_CANCELLED_ONE, seen -> seen.getFirst() instanceof CancelledError)
        .suggests(WAKES_A_CANCELLED_ONE, _ -> completedTwiceIn(AsCompleted.class))
        .suggests(ENDS_TWICE, _ -> completedTwiceIn(Wait.class))
        .shouldBeEmpty();
  }

  private boolean completedTwiceIn(Class<?> where) {
    return failedCallbacks.stream()
        .filter(InvalidStateError.class::isInstance)
        .flatMap(error -> Arrays.stream(error.getStackTrace()))
        .anyMatch(frame -> frame.getClassName().startsWith(where.getName()));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private void note(String text) {
    trace.add(text + " at " + time.now().toMillis() + " ms");
  }

  private Task<String> fetch(String name, int millis) {
    return createTask(sleep(millis(millis), name), name);
  }

  private Task<String> failing(String name, int millis) {
    return createTask(
        async(
            () -> {
              await(sleep(millis(millis)));
              throw new IOException(name);
            }),
        name);
  }

  private Future<String> future() {
    return new Future<>(loop);
  }

  private static List<String> names(Iterable<? extends Future<String>> futures) {
    var names = new ArrayList<String>();
    futures.forEach(future -> names.add(((Task<?>) future).name()));
    return names;
  }

  private void note(DoneAndPending<String> result) {
    note("done " + names(result.done()) + ", pending " + names(result.pending()));
  }

  /** How many callbacks the loop runs, in as many iterations as there could be any. */
  private int callbacksRunBecauseOf(Runnable change) {
    var callbacks = new ArrayList<Handle>();
    var observer =
        new LoopObserver() {
          @Override
          public void beforeCallback(Handle handle) {
            callbacks.add(handle);
          }
        };
    change.run();
    loop.addObserver(observer);
    for (int i = 0; i < 3; i++) {
      loop.stop();
      loop.runForever();
    }
    loop.removeObserver(observer);
    return callbacks.size();
  }

  @Test
  @DisplayName("two futures that are done in the same iteration end the wait once")
  void twoFuturesInTheSameIterationEndTheWaitOnce() {
    run(
        () -> {
          Future<String> first = future();
          Future<String> second = future();
          loop.callLater(
              millis(10),
              () -> {
                first.setResult("first");
                second.setResult("second");
              });
          await(waitUntil(FIRST_COMPLETED, List.of(first, second)));
          await(sleep(millis(10)));
        });
  }

  @Test
  @DisplayName("a wait for all ends when the last one is done")
  void aWaitForAllEndsWhenTheLastOneIsDone() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 30), fetch("b", 10), fetch("c", 20));
          note(await(waitUntil(ALL_COMPLETED, tasks)));
        });

    observed("what the wait returned, and when", trace)
        .suggests(ENDS_WITH_ANY)
        .shouldBe("done [a, b, c], pending [] at 30 ms");
  }

  @Test
  @DisplayName("a wait for the first ends when one is done, and the others go on")
  void aWaitForTheFirstEndsWhenOneIsDoneAndTheOthersGoOn() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 30), fetch("b", 10), fetch("c", 20));
          note(await(waitUntil(FIRST_COMPLETED, tasks)));
          note(await(waitUntil(ALL_COMPLETED, tasks)));
        });

    observed("what the waits returned, and when", trace)
        .suggests(CANCELS_WHEN_TIME_IS_UP)
        .shouldBe("done [b], pending [a, c] at 10 ms", "done [a, b, c], pending [] at 30 ms");
  }

  @Test
  @DisplayName("all that are done when the coroutine runs again are among the done")
  void allThatAreDoneWhenTheCoroutineRunsAgainAreAmongTheDone() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 30), fetch("b", 10), fetch("c", 10));
          note(await(waitUntil(FIRST_COMPLETED, tasks)));
        });

    observed("what the wait returned, and when", trace)
        .suggests(ONLY_THE_FIRST)
        .shouldBe("done [b, c], pending [a] at 10 ms");
  }

  @Test
  @DisplayName("a wait for the first exception ends with a failure, which it does not throw")
  void aWaitForTheFirstExceptionEndsWithAFailureWhichItDoesNotThrow() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 10), failing("b", 20), fetch("c", 30));
          note(
              during(
                  FAILURES_COME_OUT,
                  "waiting for the first exception",
                  () -> await(waitUntil(FIRST_EXCEPTION, tasks))));
        });

    observed("what the wait returned, and when", trace)
        .suggests(ENDS_WITH_ANY, seen -> seen.getFirst().endsWith("at 10 ms"))
        .shouldBe("done [a, b], pending [c] at 20 ms");
  }

  @Test
  @DisplayName("a wait for the first exception ends when all are done, if none fails")
  void aWaitForTheFirstExceptionEndsWhenAllAreDoneIfNoneFails() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 10), fetch("b", 20));
          note(await(waitUntil(FIRST_EXCEPTION, tasks)));
        });

    observed("what the wait returned, and when", trace)
        .suggests(ENDS_WITH_ANY)
        .shouldBe("done [a, b], pending [] at 20 ms");
  }

  @Test
  @DisplayName("a cancelled one is no exception to wait for, but counts as done")
  void aCancelledOneIsNoExceptionToWaitForButCountsAsDone() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 100), fetch("b", 20));
          loop.callLater(millis(10), tasks.getFirst()::cancel);
          note(
              during(
                  CANCELLED_COUNTS_AS_FAILED,
                  "waiting for the first exception",
                  () -> await(waitUntil(FIRST_EXCEPTION, tasks))));
          var others = List.of(fetch("c", 100), fetch("d", 200));
          loop.callLater(millis(10), others.getFirst()::cancel);
          note(await(waitUntil(FIRST_COMPLETED, others)));
        });

    observed("what the waits returned, and when", trace)
        .suggests(CANCELLED_COUNTS_AS_FAILED, seen -> seen.getFirst().endsWith("at 10 ms"))
        .suggests(ENDS_WITH_ANY)
        .shouldBe("done [a, b], pending [] at 20 ms", "done [c], pending [d] at 30 ms");
  }

  @Test
  @DisplayName("when time is up, nothing is thrown and nothing is cancelled")
  void whenTimeIsUpNothingIsThrownAndNothingIsCancelled() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 10), fetch("b", 50));
          note(
              during(
                  THROWS_WHEN_TIME_IS_UP,
                  "waiting for 30 ms",
                  () -> await(waitUntil(ALL_COMPLETED, millis(30), tasks))));
          await(sleep(millis(50)));
          observed("whether b was cancelled", tasks.get(1).isCancelled())
              .suggests(CANCELS_WHEN_TIME_IS_UP)
              .shouldBe(false);
        });

    observed("what the wait returned, and when", trace).shouldBe("done [a], pending [b] at 30 ms");
  }

  @Test
  @DisplayName("no time at all is only a look")
  void noTimeAtAllIsOnlyALook() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 10), fetch("b", 0));
          for (Duration noTime : List.of(Duration.ZERO, millis(-5))) {
            note(
                during(
                    THROWS_WHEN_TIME_IS_UP,
                    "waiting without any time",
                    () -> await(waitUntil(ALL_COMPLETED, noTime, tasks))));
          }
        });

    observed("what the waits returned, and when", trace)
        .suggests(NO_TIME_TAKES_NO_ITERATION, seen -> seen.getFirst().startsWith("done [],"))
        .shouldBe("done [b], pending [a] at 0 ms", "done [b], pending [a] at 0 ms");
  }

  @Test
  @DisplayName("the time limit counts from when the wait starts to run")
  void theTimeLimitCountsFromWhenTheWaitStartsToRun() {
    run(
        () -> {
          var wait = waitUntil(ALL_COMPLETED, millis(30), List.of(fetch("a", 10), fetch("b", 100)));
          await(sleep(millis(20)));
          note(await(wait));
        });

    observed("what the wait returned, and when", trace)
        .suggests(COUNTED_FROM_THE_CALL, seen -> seen.getFirst().endsWith("at 30 ms"))
        .shouldBe("done [a], pending [b] at 50 ms");
  }

  @Test
  @DisplayName("a wait that is over has left no callback with the futures that are pending")
  void aWaitThatIsOverHasLeftNoCallbackWithTheFuturesThatArePending() {
    Future<String> slow = future();
    run(
        () -> {
          for (int i = 0; i < 100; i++) {
            await(waitUntil(ALL_COMPLETED, millis(1), List.of(slow)));
          }
        });

    observed(
            "how many callbacks ran when the future was done, after 100 waits for it",
            callbacksRunBecauseOf(() -> slow.setResult("done")))
        .suggests(LEAVES_CALLBACKS_BEHIND)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a wait that is over has left no timer with the loop")
  void aWaitThatIsOverHasLeftNoTimerWithTheLoop() {
    run(
        () -> {
          await(waitUntil(ALL_COMPLETED, millis(500), List.of(fetch("a", 10))));
          await(sleep(millis(1000)));
        });

    observed("how long the loop was willing to sleep", time.timeouts())
        .suggests(LEAVES_THE_TIMER_BEHIND, seen -> seen.contains(millis(490)))
        .shouldSatisfy(
            "10 ms, then 1 s",
            seen ->
                seen.stream()
                    .filter(Duration::isPositive)
                    .toList()
                    .equals(List.of(millis(10), millis(1000))));
  }

  @Test
  @DisplayName("a wait that is cancelled leaves nothing behind, and the futures as they were")
  void aWaitThatIsCancelledLeavesNothingBehindAndTheFuturesAsTheyWere() {
    Future<String> slow = future();
    run(
        () -> {
          Task<?> waiting = createTask(waitUntil(ALL_COMPLETED, millis(500), List.of(slow)));
          await(sleep(millis(10)));
          waiting.cancel();
          attempting("awaiting the cancelled wait", () -> await(waiting))
              .suggests(THROWS_WHEN_TIME_IS_UP)
              .shouldThrow(CancelledError.class);
          await(sleep(millis(1000)));
        });

    observed("whether the future was cancelled", slow.isCancelled())
        .suggests(CANCELS_WHEN_TIME_IS_UP)
        .shouldBe(false);
    observed("how long the loop was willing to sleep", time.timeouts())
        .suggests(CLEANS_UP_ONLY_AFTER_SUCCESS)
        .shouldSatisfy("not until the wait's time is up", seen -> !seen.contains(millis(490)));
    observed(
            "how many callbacks ran when the future was done",
            callbacksRunBecauseOf(() -> slow.setResult("done")))
        .suggests(CLEANS_UP_ONLY_AFTER_SUCCESS)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a wait for nothing is refused")
  void aWaitForNothingIsRefused() {
    run(
        () ->
            attempting(
                    "waiting for no futures",
                    () -> await(waitUntil(ALL_COMPLETED, millis(10), List.<Future<String>>of())))
                .suggests(WAITS_FOR_NOTHING)
                .shouldThrow(IllegalArgumentException.class));
  }

  @Test
  @DisplayName("if all are done already, the wait takes one iteration, as in CPython")
  void ifAllAreDoneAlreadyTheWaitTakesOneIterationAsInCPython() {
    Future<String> done = future();
    done.setResult("done");
    run(
        () -> {
          for (ReturnWhen when : ReturnWhen.values()) {
            loop.callSoon(trace.adding("another callback"));
            await(waitUntil(when, List.of(done)));
            trace.add("the wait is over");
          }
        });

    observed("the order", trace)
        .suggests(DONE_ONES_TAKE_NO_ITERATION)
        .shouldBe(
            "another callback",
            "the wait is over",
            "another callback",
            "the wait is over",
            "another callback",
            "the wait is over");
  }

  @Test
  @DisplayName("a future that is given twice is one future")
  void aFutureThatIsGivenTwiceIsOneFuture() {
    run(
        () -> {
          var a = fetch("a", 10);
          note(
              during(
                  COUNTS_TWICE,
                  "waiting for a future that is given twice",
                  () ->
                      await(waitUntil(ALL_COMPLETED, millis(100), List.of(a, fetch("b", 20), a)))));
        });

    observed("what the wait returned, and when", trace)
        .suggests(COUNTS_TWICE)
        .shouldBe("done [a, b], pending [] at 20 ms");
  }

  @Test
  @DisplayName("asCompleted gives the futures in the order in which they are done")
  void asCompletedGivesTheFuturesInTheOrderInWhichTheyAreDone() {
    run(
        () -> {
          var tasks = List.of(fetch("a", 30), fetch("b", 10), fetch("c", 20));
          for (Future<String> next : asCompleted(tasks)) {
            note(next.result());
          }
        });

    observed("what came, and when", trace)
        .suggests(IN_ORDER_GIVEN, seen -> seen.getFirst().startsWith("a"))
        .shouldBe("b at 10 ms", "c at 20 ms", "a at 30 ms");
  }

  @Test
  @DisplayName("several that are done in one iteration all come, in their order")
  void severalThatAreDoneInOneIterationAllComeInTheirOrder() {
    run(
        () -> {
          var a = future();
          var b = future();
          var c = future();
          c.setResult("c");
          loop.callSoon(
              () -> {
                b.setResult("b");
                a.setResult("a");
              });
          for (Future<String> next : asCompleted(List.of(a, b, c))) {
            trace.add(next.result());
          }
        });

    observed("what came", trace).suggests(IN_ORDER_GIVEN).shouldBe("c", "b", "a");
  }

  @Test
  @DisplayName("what comes out is the very future that was given, or the task of a coroutine")
  void whatComesOutIsTheVeryFutureThatWasGivenOrTheTaskOfACoroutine() {
    run(
        () -> {
          var given = fetch("given", 10);
          Coroutine<String> coroutine = sleep(millis(20), "coroutine");
          var next = asCompleted(List.of(given, coroutine)).iterator();
          observed("the first", next.next()).suggests(COPIES).shouldBeSameAs(given);
          observed("the second", next.next())
              .suggests(COPIES)
              .shouldSatisfy(
                  "the coroutine's task",
                  second -> second instanceof Task<String> task && task.coroutine() == coroutine);
        });
  }

  @Test
  @DisplayName("all start at once, whether or not somebody asks for the next")
  void allStartAtOnceWhetherOrNotSomebodyAsksForTheNext() {
    run(
        () -> {
          asCompleted(List.of(async(() -> trace.add("a")), async(() -> trace.add("b"))));
          await(sleep(millis(1)));
        });

    observed("what started", trace).suggests(IN_ORDER_GIVEN).shouldBe("a", "b");
  }

  @Test
  @DisplayName("one that is given twice comes once, and then it is over")
  void oneThatIsGivenTwiceComesOnceAndThenItIsOver() {
    run(
        () -> {
          var a = fetch("a", 10);
          var next = asCompleted(List.of(a, a), millis(50)).iterator();
          next.next();
          observed("whether there is another", next.hasNext())
              .suggests(COUNTS_TWICE)
              .shouldBe(false);
          attempting("asking for another", next::next).shouldThrow(NoSuchElementException.class);
          observed(
                  "whether nothing has a next",
                  asCompleted(List.<Future<String>>of()).iterator().hasNext())
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("a failed or cancelled future comes like the others; next() does not throw")
  void aFailedOrCancelledFutureComesLikeTheOthersNextDoesNotThrow() {
    run(
        () -> {
          var cancelled = fetch("cancelled", 100);
          loop.callLater(millis(10), cancelled::cancel);
          var failed = failing("failed", 20);
          during(
              NEXT_THROWS_THE_FAILURE,
              "asking for the next",
              () -> asCompleted(List.of(cancelled, failed)).forEach(f -> note(f == failed)));
          attempting("asking the failed one for its result", failed::result)
              .shouldThrow(IOException.class);
        });

    observed("whether it was the failed one, and when", trace)
        .suggests(NEXT_THROWS_THE_FAILURE)
        .shouldBe("false at 10 ms", "true at 20 ms");
  }

  private void note(boolean it) {
    note(String.valueOf(it));
  }

  @Test
  @DisplayName("when time is up, next() throws a TimeoutError, and the futures go on")
  void whenTimeIsUpNextThrowsATimeoutErrorAndTheFuturesGoOn() {
    run(
        () -> {
          var slow = fetch("slow", 50);
          var next = asCompleted(List.of(fetch("a", 10), slow), millis(30)).iterator();
          note(next.next().result());
          attempting("asking for the next", next::next).shouldThrow(TimeoutError.class);
          note("time is up");
          await(sleep(millis(50)));
          observed("whether the slow one was cancelled", slow.isCancelled())
              .suggests(TIME_UP_CANCELS)
              .shouldBe(false);
        });

    observed("what happened", trace).shouldBe("a at 10 ms", "time is up at 30 ms");
  }

  @Test
  @DisplayName("what was done before time was up comes first, however late one asks")
  void whatWasDoneBeforeTimeWasUpComesFirstHoweverLateOneAsks() {
    run(
        () -> {
          var next = asCompleted(List.of(fetch("a", 10), fetch("b", 50)), millis(30)).iterator();
          await(sleep(millis(40)));
          note(during(TIME_UP_HIDES_WHAT_IS_DONE, "asking for the next", next::next).result());
          attempting("asking for another", next::next).shouldThrow(TimeoutError.class);
        });

    observed("what came", trace).shouldBe("a at 40 ms");
  }

  @Test
  @DisplayName("a future that is done in the iteration in which time is up is late")
  void aFutureThatIsDoneInTheIterationInWhichTimeIsUpIsLate() {
    run(
        () -> {
          var future = future();
          loop.callLater(millis(20), () -> future.setResult("late"));
          var next = asCompleted(List.of(future), millis(20)).iterator();
          attempting("asking for the next", next::next)
              .suggests(LATE_ONES_COME_TOO, nothing -> nothing == null)
              .shouldThrow(TimeoutError.class);
        });
  }

  @Test
  @DisplayName("there is a TimeoutError for each future that is late, and then no next")
  void thereIsATimeoutErrorForEachFutureThatIsLateAndThenNoNext() {
    run(
        () -> {
          var next = asCompleted(List.of(future(), future()), millis(20)).iterator();
          for (String which : List.of("first", "second")) {
            observed("a next before the " + which + " TimeoutError", next.hasNext())
                .suggests(TIME_UP_ONCE_FOR_ALL)
                .shouldBe(true);
            attempting("asking for the next", next::next).shouldThrow(TimeoutError.class);
          }
          observed("whether there is a next after them", next.hasNext()).shouldBe(false);
          attempting("asking all the same", next::next).shouldThrow(NoSuchElementException.class);
        });
  }

  @Test
  @DisplayName("asCompleted leaves neither a timer nor a callback behind")
  void asCompletedLeavesNeitherATimerNorACallbackBehind() {
    Future<String> slow = future();
    run(
        () -> {
          asCompleted(List.of(fetch("a", 10)), millis(500)).forEach(Future::result);
          attempting(
                  "waiting for the slow one",
                  () -> asCompleted(List.of(slow), millis(20)).iterator().next())
              .shouldThrow(TimeoutError.class);
          await(sleep(millis(1000)));
        });

    observed("how long the loop was willing to sleep", time.timeouts())
        .suggests(LEAVES_THE_TIMER_BEHIND)
        .shouldSatisfy("never 470 ms", seen -> !seen.contains(millis(470)));
    observed(
            "how many callbacks ran when the slow one was done",
            callbacksRunBecauseOf(() -> slow.setResult("done")))
        .suggests(LEAVES_CALLBACKS_BEHIND)
        .shouldBe(0);
  }

  /** Takes all that it can get, and notes it. */
  private Task<Void> taker(String name, Iterator<Future<String>> from) {
    return createTask(
        async(
            () -> {
              try {
                while (from.hasNext()) {
                  note(name + " took " + from.next().result());
                }
              } catch (TimeoutError timeUp) {
                note(name + " is out of time");
              }
              return null;
            }));
  }

  @Test
  @DisplayName("two coroutines share the futures: each comes once, and neither waits for ever")
  void twoCoroutinesShareTheFuturesEachComesOnceAndNeitherWaitsForEver() {
    attempting(
            "two coroutines that take turns",
            () ->
                run(
                    () -> {
                      var shared =
                          asCompleted(List.of(fetch("a", 10), fetch("b", 20), fetch("c", 30)))
                              .iterator();
                      var first = taker("first", shared);
                      var second = taker("second", shared);
                      await(first);
                      await(second);
                    }))
        .suggests(ALL_WAIT_FOR_THE_LAST, VirtualTime.StuckLoopException.class::isInstance)
        .shouldSucceed();

    observed("who took what, and when", trace)
        .suggests(SERVES_OUT_OF_TURN)
        .shouldBe("first took a at 10 ms", "second took b at 20 ms", "first took c at 30 ms");
  }

  @Test
  @DisplayName("when time is up, all that wait are told")
  void whenTimeIsUpAllThatWaitAreTold() {
    attempting(
            "two coroutines that wait until time is up",
            () ->
                run(
                    () -> {
                      var shared = asCompleted(List.of(future(), future()), millis(20)).iterator();
                      var first = taker("first", shared);
                      var second = taker("second", shared);
                      await(first);
                      await(second);
                    }))
        .suggests(TIME_UP_WAKES_ONE, VirtualTime.StuckLoopException.class::isInstance)
        .shouldSucceed();

    observed("what happened", trace)
        .suggests(TIME_UP_WAKES_ONE)
        .shouldBe("first is out of time at 20 ms", "second is out of time at 20 ms");
  }

  @Test
  @DisplayName("a coroutine that is woken and cancelled in one iteration wakes the next one")
  void aCoroutineThatIsWokenAndCancelledInOneIterationWakesTheNextOne() {
    var futures = Set.of(future(), future());
    attempting(
            "two coroutines, one of which is cancelled when it is woken",
            () ->
                run(
                    () -> {
                      var shared = asCompleted(futures).iterator();
                      var first = taker("first", shared);
                      var second = taker("second", shared);
                      await(sleep(millis(10)));
                      // added after asCompleted's own callback, so it runs when first was woken
                      futures.forEach(f -> f.addDoneCallback(done -> first.cancel()));
                      futures.iterator().next().setResult("a");
                      await(sleep(millis(10)));
                      futures.stream().filter(f -> !f.isDone()).forEach(f -> f.setResult("b"));
                      await(second);
                    }))
        .suggests(LOSES_A_WAKE_UP)
        .shouldSucceed();

    observed("who took what, and when", trace)
        .suggests(LOSES_A_WAKE_UP, seen -> seen.getFirst().endsWith("20 ms"))
        .suggests(LOSES_A_CLAIM)
        .shouldBe("second took a at 10 ms", "second took b at 20 ms");
  }

  private Task<Void> takerOfOne(String name, Iterator<Future<String>> from) {
    return createTask(async(() -> note(name + " took " + from.next().result())));
  }

  @Test
  @DisplayName("who is cancelled in the iteration of a completion is passed over")
  void whoIsCancelledInTheIterationOfACompletionIsPassedOver() {
    attempting(
            "three coroutines, of which the first is cancelled while a future is done",
            () ->
                run(
                    () -> {
                      var futures = List.of(future(), future());
                      var shared = asCompleted(futures).iterator();
                      var first = takerOfOne("first", shared);
                      var second = takerOfOne("second", shared);
                      await(sleep(millis(10)));
                      futures.getFirst().setResult("a");
                      first.cancel();
                      await(second);
                      var third = takerOfOne("third", shared);
                      await(sleep(millis(10)));
                      futures.getLast().setResult("b");
                      await(third);
                    }))
        .suggests(WAKES_A_CANCELLED_ONE, _ -> completedTwiceIn(AsCompleted.class))
        .suggests(STOPS_AT_A_CANCELLED_ONE, VirtualTime.StuckLoopException.class::isInstance)
        .shouldSucceed();

    observed("who took what, and when", trace)
        .suggests(STOPS_AT_A_CANCELLED_ONE)
        .shouldBe("second took a at 10 ms", "third took b at 20 ms");
  }

  @Test
  @DisplayName("who is cancelled before it was woken leaves the line as it is")
  void whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs() {
    run(
        () -> {
          var futures = List.of(future(), future(), future(), future());
          var shared = asCompleted(futures).iterator();
          var takers =
              List.of("first", "second", "third", "fourth").stream()
                  .map(name -> takerOfOne(name, shared))
                  .toList();
          await(sleep(millis(10)));
          loop.callSoon(takers.getFirst()::cancel);
          for (String result : List.of("a", "b", "c")) {
            futures.get(result.charAt(0) - 'a').setResult(result);
            await(sleep(millis(10)));
          }
        });

    observed("who took what, and when", trace)
        .suggests(PASSES_ON_WHAT_IT_NEVER_HAD, seen -> seen.contains("fourth took b at 20 ms"))
        .shouldBe("second took a at 10 ms", "third took b at 20 ms", "fourth took c at 30 ms");
  }

  @Test
  @DisplayName("who was woken for a future that another call has taken wakes nobody when cancelled")
  void whoWasWokenForAFutureThatAnotherCallHasTakenWakesNobodyWhenCancelled() {
    run(
        () -> {
          var futures = List.of(future(), future(), future(), future());
          var takers = new ArrayList<Task<Void>>();
          var shared = new ArrayList<Iterator<Future<String>>>();
          // before asCompleted's own callback, so the newcomer runs before the one that is woken
          futures
              .getFirst()
              .addDoneCallback(
                  _ -> {
                    takers.add(takerOfOne("newcomer", shared.getFirst()));
                    loop.callSoon(takers.getFirst()::cancel);
                  });
          shared.add(asCompleted(futures).iterator());
          for (String name : List.of("first", "second", "third")) {
            takers.add(takerOfOne(name, shared.getFirst()));
          }
          for (String result : List.of("a", "b", "c")) {
            await(sleep(millis(10)));
            futures.get(result.charAt(0) - 'a').setResult(result);
          }
          await(sleep(millis(10)));
        });

    observed("who took what, and when", trace)
        .suggests(PASSES_ON_WHAT_IS_GONE, seen -> seen.contains("third took b at 20 ms"))
        .shouldBe("newcomer took a at 10 ms", "second took b at 20 ms", "third took c at 30 ms");
  }

  @Test
  @DisplayName("what a cancelled next() was going to take is left for another one")
  void whatACancelledNextWasGoingToTakeIsLeftForAnotherOne() {
    run(
        () -> {
          var shared = asCompleted(List.of(fetch("a", 20), fetch("b", 30))).iterator();
          var first = taker("first", shared);
          await(sleep(millis(10)));
          first.cancel();
          attempting("awaiting the cancelled one", () -> await(first))
              .shouldThrow(CancelledError.class);
          await(taker("second", shared));
        });

    observed("who took what, and when", trace)
        .suggests(LOSES_A_CLAIM)
        .shouldBe("second took a at 20 ms", "second took b at 30 ms");
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    WaitDemo.program(loop, trace::add);

    Twin.expectSameAsCPython("done_and_waiting", trace);
  }
}
