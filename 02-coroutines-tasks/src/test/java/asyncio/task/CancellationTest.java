package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.CancellationDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.5", points = 15, seconds = 10)
@DisplayName("02.5 Cancellation")
class CancellationTest {

  private static final Misconception WAITS_FOR_THE_NEXT_STEP =
      Misconception.of(
          "waits-for-the-next-step",
          "the request is only kept, and the task hears of it when what it waits for has ended;"
              + " cancel what it waits for, and that wakes it");

  private static final Misconception KEEPS_NOTHING =
      Misconception.of(
          "keeps-nothing",
          "a request that cannot be passed on is lost; a task that waits for nothing has its next"
              + " step scheduled, so keep the request until then");

  private static final Misconception DONE_MEANS_TOO_LATE =
      Misconception.of(
          "done-means-too-late",
          "the request is lost if what the task waits for is done already; its cancel returns"
              + " false, and then the request has to be kept for the step that is on its way");

  private static final Misconception KEEPS_WHAT_IT_PASSED_ON =
      Misconception.of(
          "keeps-what-it-passed-on",
          "a request that was passed on is kept as well, so it is delivered twice, or to a task"
              + " whose child refused; it is one or the other");

  private static final Misconception DELIVERS_AGAIN =
      Misconception.of(
          "delivers-again",
          "a kept request is thrown into every step from then on; once it is thrown, it is no"
              + " longer kept");

  private static final Misconception PASSES_ON_AGAIN =
      Misconception.of(
          "passes-on-again",
          "a kept request that was passed on to what the task began to wait for is still kept, so"
              + " the task is hit again");

  private static final Misconception NEVER_PASSES_ON =
      Misconception.of(
          "never-passes-on",
          "a request that came in the middle of a step waits until the await is over; pass it on"
              + " as soon as the task waits for something");

  private static final Misconception FAILURE_FIRST =
      Misconception.of(
          "a-failure-comes-first",
          "a failure that the awaited future brought is thrown in place of the cancellation; a kept"
              + " request wins over it");

  private static final Misconception MAKES_A_NEW_ERROR =
      Misconception.of(
          "makes-a-new-error",
          "a CancelledError that was about to be thrown is replaced by another; it is a"
              + " cancellation already, so leave it as it is");

  private static final Misconception LOSES_THE_MESSAGE =
      Misconception.of("loses-the-message", "the message given to cancel() does not arrive");

  private static final Misconception TOO_LATE_IS_FORGOTTEN =
      Misconception.of(
          "too-late-is-forgotten",
          "a request that the coroutine never met is not told of, so the task ends with a result as"
              + " if nobody had cancelled it");

  private static final Misconception CANNOT_FORGET =
      Misconception.of(
          "cannot-forget", "a request that was taken back is delivered all the same; forget it");

  private static final Misconception NO_SHIELD =
      Misconception.of(
          "no-shield",
          "cancelling the waiting task cancels what the shield is around; it needs a future of its"
              + " own between the two");

  private static final Misconception CANCELS_THE_INNER =
      Misconception.of(
          "cancels-the-inner-later",
          "the shield cancels what it is around as soon as itself is cancelled");

  private static final Misconception WRAPS_WHAT_IS_DONE =
      Misconception.of(
          "wraps-what-is-done",
          "what is done already is wrapped all the same, which costs a tick; return it itself");

  private static final Misconception INNER_CANCELLATION =
      Misconception.of(
          "inner-cancellation-is-a-failure",
          "the inner cancellation becomes the outer future's exception; the outer one must be"
              + " cancelled itself");

  private static final Misconception COMPLETES_TWICE =
      Misconception.of(
          "completes-twice",
          "the shield completes its future although that was cancelled in the same tick");

  private static final Misconception SWALLOWS_LATE_FAILURES =
      Misconception.of(
          "swallows-late-failures",
          "a failure that comes after the shield was given up counts as retrieved, so nobody hears"
              + " of it; take the callback back when the outer future is done");

  private static final Misconception REPORTS_WHAT_IT_SAW =
      Misconception.of(
          "reports-what-it-saw",
          "a failure that came in the same tick as the cancellation is reported as never retrieved;"
              + " the shield's callback was on its way, and looks at it");

  private static final Misconception ASKS_THE_CANCELLED =
      Misconception.of(
          "asks-the-cancelled",
          "the shield was cancelled, and asks the inner future for its exception, which throws if"
              + " that was cancelled, too; look whether it was");

  private static final Misconception ASKS_IS_DONE =
      Misconception.of(
          "asks-is-done",
          "what the task waits for is not done, but refuses to be cancelled, and the request is"
              + " lost; the answer of cancel() says whether it was passed on");

  private static final Misconception FORGETS_THE_REFUSED =
      Misconception.of(
          "forgets-what-was-refused",
          "a request that was kept is dropped although what the task begins to wait for has refused"
              + " it; drop it only if cancel() says that it was passed on");

  private static final Misconception MESSAGE_IS_THE_REQUEST =
      Misconception.of(
          "message-is-the-request",
          "a request without a message is taken for none; whether there is one, and what it says,"
              + " are two things");

  private static final Misconception FIRST_MESSAGE_WINS =
      Misconception.of(
          "first-message-wins",
          "of two requests that are kept the first one's message is thrown; the last one's counts");

  private static final Misconception SHIELD_NEVER_ENDS =
      Misconception.of(
          "shield-never-ends",
          "the inner future is done, and the shield never is: its callback has thrown. It asks for"
              + " the result or the exception of a future that was cancelled, or failed; look how"
              + " it ended first");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private void run(CoroutineAction main) {
    Runner.runUntilComplete(loop, async(main));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Awaitable<Void> aSecond() {
    return sleep(Duration.ofSeconds(1));
  }

  private static void tick() {
    await(sleep(Duration.ZERO));
  }

  private void note(String text) {
    trace.add(text + " at " + time.now().toMillis() + " ms");
  }

  private String ending(Awaitable<?> awaitable) {
    try {
      return String.valueOf(await(awaitable));
    } catch (Throwable failure) {
      String message = failure.getMessage();
      return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
  }

  private <T> Task<T> started(Coroutine<T> coroutine) {
    Task<T> task = createTask(coroutine);
    tick();
    return task;
  }

  /** Waits, and notes that the cancellation came. */
  private Coroutine<String> waiting(Awaitable<?> awaitable) {
    return async(
        () -> {
          try {
            await(awaitable);
          } catch (CancelledError cancelled) {
            note("cancelled");
            throw cancelled;
          }
          note("not cancelled");
          return "result";
        });
  }

  private List<String> reports() {
    var reports = new ArrayList<String>();
    loop.setExceptionHandler((in, context) -> reports.add(context.message()));
    return reports;
  }

  // Delivery

  @Test
  @DisplayName("a cancellation comes out of the await, in the next iteration")
  void aCancellationComesOutOfTheAwait() {
    run(
        () -> {
          Task<String> task = started(waiting(aSecond()));
          await(sleep(millis(10)));
          task.cancel();
          trace.add("done at once: " + task.isDone());
          ending(task);
          trace.add("cancelled: " + task.isCancelled());
        });

    observed("what happened", trace)
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> seen.contains("cancelled at 1000 ms"))
        .suggests(KEEPS_NOTHING, seen -> seen.contains("not cancelled at 1000 ms"))
        .shouldBe("done at once: false", "cancelled at 10 ms", "cancelled: true");
  }

  @Test
  @DisplayName("a task that is cancelled before its first step never begins")
  void aTaskThatIsCancelledBeforeItsFirstStepNeverBegins() {
    run(
        () -> {
          Task<Void> task = createTask(async(() -> note("it began")));
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(KEEPS_NOTHING, seen -> seen.getFirst().startsWith("it began"))
        .shouldBe("CancelledError");
  }

  @Test
  @DisplayName("a cancellation goes to the innermost of what is awaited")
  void aCancellationGoesToTheInnermost() {
    run(
        () -> {
          Task<String> inner = createTask(waiting(aSecond()));
          Task<String> outer = createTask(async(() -> await(inner)));
          tick();
          tick();
          outer.cancel();
          trace.add("outer: " + ending(outer));
          trace.add("inner: " + inner.isCancelled());
        });

    observed("what happened", trace)
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> !seen.contains("cancelled at 0 ms"))
        .shouldBe("cancelled at 0 ms", "outer: CancelledError", "inner: true");
  }

  @Test
  @DisplayName("a cancellation goes through gather to all that it waits for")
  void aCancellationGoesThroughGather() {
    run(
        () -> {
          Task<List<String>> task =
              started(async(() -> await(gather(waiting(aSecond()), waiting(aSecond())))));
          await(sleep(millis(10)));
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> !seen.contains("cancelled at 10 ms"))
        .shouldBe("cancelled at 10 ms", "cancelled at 10 ms", "CancelledError");
  }

  @Test
  @DisplayName("what an inner task swallows does not hit the outer one")
  void whatAnInnerTaskSwallowsDoesNotHitTheOuterOne() {
    run(
        () -> {
          Task<String> inner =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } catch (CancelledError refused) {
                          note("refused");
                        }
                        return "inner's result";
                      }));
          Task<String> outer = createTask(async(() -> await(inner)));
          tick();
          tick();
          outer.cancel();
          trace.add(ending(outer));
        });

    observed("what happened", trace)
        .suggests(
            KEEPS_WHAT_IT_PASSED_ON,
            seen -> seen.equals(List.of("refused at 0 ms", "CancelledError")))
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> !seen.contains("refused at 0 ms"))
        .shouldBe("refused at 0 ms", "inner's result");
  }

  @Test
  @DisplayName("who has swallowed a cancellation goes on, and can be asked again")
  void whoHasSwallowedACancellationCanBeAskedAgain() {
    run(
        () -> {
          Task<Void> task = started(async(this::swallowsOnce));
          await(sleep(millis(10)));
          task.cancel();
          await(sleep(millis(10)));
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(KEEPS_WHAT_IT_PASSED_ON, seen -> seen.size() == 2)
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> !seen.contains("swallowed at 10 ms"))
        .shouldBe("swallowed at 10 ms", "again at 20 ms", "CancelledError");
  }

  private void swallowsOnce() {
    try {
      await(aSecond());
    } catch (CancelledError swallowed) {
      note("swallowed");
    }
    try {
      await(aSecond());
    } finally {
      note("again");
    }
  }

  @Test
  @DisplayName("a request that was kept is delivered once")
  void aRequestThatWasKeptIsDeliveredOnce() {
    run(
        () -> {
          Future<String> future = new Future<>(loop);
          Task<String> task =
              started(
                  async(
                      () -> {
                        try {
                          await(future);
                        } catch (CancelledError swallowed) {
                          note("swallowed");
                        }
                        await(sleep(millis(10)));
                        return "went on";
                      }));
          future.setResult("value");
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(DONE_MEANS_TOO_LATE, seen -> seen.equals(List.of("went on")))
        .suggests(DELIVERS_AGAIN)
        .shouldBe("swallowed at 0 ms", "went on");
  }

  @Test
  @DisplayName("two requests in one iteration are delivered as one")
  void twoRequestsInOneIterationAreDeliveredAsOne() {
    run(
        () -> {
          Task<Void> task = started(async(this::swallowsOnce));
          task.cancel();
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(DELIVERS_AGAIN)
        .shouldBe("swallowed at 0 ms", "again at 1000 ms", "null");
  }

  @Test
  @DisplayName("a result in the same iteration does not save a task from a cancellation")
  void aResultInTheSameIterationDoesNotSaveATask() {
    run(
        () -> {
          var future = new Future<String>(loop);
          Task<String> task = started(waiting(future));
          future.setResult("value");
          trace.add("cancel: " + task.cancel());
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(DONE_MEANS_TOO_LATE, seen -> seen.contains("not cancelled at 0 ms"))
        .shouldBe("cancel: true", "cancelled at 0 ms", "CancelledError");
  }

  @Test
  @DisplayName("nor does a failure in the same iteration")
  void norDoesAFailureInTheSameIteration() {
    run(
        () -> {
          var future = new Future<String>(loop);
          Task<String> task = started(waiting(future));
          future.setException(new IOException("broken"));
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(FAILURE_FIRST)
        .shouldBe("cancelled at 0 ms", "CancelledError");
  }

  @Test
  @DisplayName("a task that cancels itself hears of it at its next await, at once")
  void aTaskThatCancelsItselfHearsOfItAtItsNextAwait() {
    run(
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        note("still here");
                        return await(waiting(aSecond()));
                      }));
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(NEVER_PASSES_ON, seen -> seen.contains("cancelled at 1000 ms"))
        .suggests(KEEPS_NOTHING)
        .shouldBe("still here at 0 ms", "cancelled at 0 ms", "CancelledError");
  }

  @Test
  @DisplayName("a request that was passed on later is not delivered a second time")
  void aRequestThatWasPassedOnLaterIsNotDeliveredASecondTime() {
    run(
        () -> {
          var child = new ArrayList<Task<String>>();
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        child.add(
                            started(
                                async(
                                    () -> {
                                      try {
                                        await(aSecond());
                                      } catch (CancelledError refused) {
                                        note("refused");
                                      }
                                      return "child's result";
                                    })));
                        currentTask().cancel();
                        return await(child.getFirst());
                      }));
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(PASSES_ON_AGAIN, seen -> seen.size() == 2)
        .shouldBe("refused at 0 ms", "child's result");
  }

  @Test
  @DisplayName("if there is no next await, the task is cancelled, and its result dropped")
  void ifThereIsNoNextAwaitTheResultIsDropped() {
    run(
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel("too late");
                        return "result";
                      }));
          trace.add(ending(task));
        });

    observed("how the task ended", trace)
        .suggests(TOO_LATE_IS_FORGOTTEN, seen -> seen.equals(List.of("result")))
        .suggests(LOSES_THE_MESSAGE, seen -> seen.equals(List.of("CancelledError")))
        .shouldBe("CancelledError: too late");
  }

  @Test
  @DisplayName("a request that was taken back is not delivered")
  void aRequestThatWasTakenBackIsNotDelivered() {
    run(
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        currentTask().uncancel();
                        return await(waiting(sleep(millis(10))));
                      }));
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(CANNOT_FORGET)
        .shouldBe("not cancelled at 10 ms", "result");
  }

  @Test
  @DisplayName("a request that what the task waits for refuses is kept")
  void aRequestThatIsRefusedIsKept() {
    run(
        () -> {
          var child = new Future<String>(loop);
          Task<List<String>> task = started(async(() -> await(gather(List.of(child)))));
          child.setResult("there"); // the gathering has not heard of it yet, and has none to cancel
          task.cancel();
          trace.add(ending(task));
        });

    observed("how the task ended", trace).suggests(ASKS_IS_DONE).shouldBe("CancelledError");
  }

  @Test
  @DisplayName("a request that is refused when the task begins to wait is still kept")
  void aRequestThatIsRefusedLaterIsStillKept() {
    run(
        () -> {
          Task<List<String>> task =
              createTask(
                  async(
                      () -> {
                        var child = new Future<String>(loop);
                        Future<List<String>> gathering = gather(List.of(child));
                        child.setResult("there");
                        currentTask().cancel();
                        return await(gathering);
                      }));
          trace.add(ending(task));
        });

    observed("how the task ended", trace).suggests(FORGETS_THE_REFUSED).shouldBe("CancelledError");
  }

  @Test
  @DisplayName("a request without a message is a request; of two messages the last one counts")
  void aRequestNeedsNoMessage() {
    run(
        () -> {
          Task<String> without =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        return "result";
                      }));
          trace.add(ending(without));
          Task<String> twice =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel("first");
                        currentTask().cancel("second");
                        tick();
                        return "result";
                      }));
          trace.add(ending(twice));
        });

    observed("how the tasks ended", trace)
        .suggests(MESSAGE_IS_THE_REQUEST, seen -> seen.getFirst().equals("result"))
        .suggests(FIRST_MESSAGE_WINS, seen -> seen.getLast().endsWith("first"))
        .shouldBe("CancelledError", "CancelledError: second");
  }

  @Test
  @DisplayName("the message arrives at the await, and at who awaits the task")
  void theMessageArrives() {
    run(
        () -> {
          Task<Void> passedOn = started(async(() -> await(aSecond())));
          passedOn.cancel("passed on");
          trace.add(ending(passedOn));
          Task<Void> kept = createTask(async(() -> await(aSecond())));
          kept.cancel("kept");
          trace.add(ending(kept));
          Task<String> own =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel("own");
                        return ending(aSecond());
                      }));
          trace.add("inside " + ending(own));
        });

    observed("the errors", trace)
        .suggests(LOSES_THE_MESSAGE)
        .shouldBe(
            "CancelledError: passed on", "CancelledError: kept", "inside CancelledError: own");
  }

  @Test
  @DisplayName("a cancellation that comes anyway keeps its own message")
  void aCancellationThatComesAnywayKeepsItsOwnMessage() {
    run(
        () -> {
          var future = new Future<String>(loop);
          Task<String> task = started(async(() -> await(future)));
          future.cancel("of the future");
          task.cancel("of the task");
          trace.add(ending(task));
        });

    observed("the error", trace)
        .suggests(MAKES_A_NEW_ERROR)
        .shouldBe("CancelledError: of the future");
  }

  @Test
  @DisplayName("catch (Exception e) does not swallow a cancellation, finally runs and may await")
  void cleanupMayAwait() {
    run(
        () -> {
          Task<Void> task =
              started(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } catch (Exception wide) {
                          note("swallowed");
                        } finally {
                          await(sleep(millis(20)));
                          note("clean");
                        }
                      }));
          await(sleep(millis(10)));
          task.cancel();
          trace.add(ending(task));
        });

    observed("what happened", trace)
        .suggests(KEEPS_WHAT_IT_PASSED_ON, seen -> seen.equals(List.of("CancelledError")))
        .suggests(WAITS_FOR_THE_NEXT_STEP, seen -> seen.contains("clean at 1020 ms"))
        .shouldBe("clean at 30 ms", "CancelledError");
  }

  // Shield

  @Test
  @DisplayName("a shield ends as what it is around")
  void aShieldEndsAsWhatItIsAround() {
    run(
        () -> {
          trace.add(ending(shield(sleep(millis(10), "result"))));
          trace.add(
              ending(
                  shield(
                      async(
                          () -> {
                            tick();
                            throw new IOException("broken");
                          }))));
        });

    observed("the endings", trace).shouldBe("result", "IOException: broken");
  }

  @Test
  @DisplayName("cancelling who waits does not reach what is shielded")
  void cancellingWhoWaitsDoesNotReachWhatIsShielded() {
    run(
        () -> {
          Task<String> inner = createTask(waiting(sleep(millis(20))));
          Task<String> outer = createTask(async(() -> await(shield(inner))));
          await(sleep(millis(10)));
          outer.cancel();
          observed("the requests that reached the inner task", inner.cancelling())
              .suggests(NO_SHIELD)
              .shouldBe(0);
          trace.add("outer: " + ending(outer));
          trace.add("inner: " + ending(inner));
        });

    observed("what happened", trace)
        .suggests(CANCELS_THE_INNER, seen -> seen.contains("cancelled at 10 ms"))
        .shouldBe("outer: CancelledError", "not cancelled at 20 ms", "inner: result");
  }

  @Test
  @DisplayName("if the inner one is cancelled, so is the shield")
  void ifTheInnerOneIsCancelledSoIsTheShield() {
    during(
        SHIELD_NEVER_ENDS,
        "awaiting a shield whose inner task is cancelled",
        () ->
            run(
                () -> {
                  Task<String> inner = started(waiting(aSecond()));
                  Future<String> shield = shield(inner);
                  inner.cancel();
                  trace.add(ending(shield));
                  trace.add("cancelled: " + shield.isCancelled());
                }));

    observed("what happened", trace)
        .suggests(INNER_CANCELLATION, seen -> seen.contains("cancelled: false"))
        .shouldBe("cancelled at 0 ms", "CancelledError", "cancelled: true");
  }

  @Test
  @DisplayName("what is done needs no shield")
  void whatIsDoneNeedsNoShield() {
    run(
        () -> {
          var done = new Future<String>(loop);
          done.setResult("there");
          observed("the shield of what is done", shield(done))
              .suggests(WRAPS_WHAT_IS_DONE)
              .shouldBeSameAs(done);
          var pending = new Future<String>(loop);
          observed("the shield of what is pending", shield(pending))
              .suggests(NO_SHIELD)
              .shouldNotBe(pending);
        });
  }

  @Test
  @DisplayName("a result in the tick in which the shield is cancelled does no harm")
  void aResultInTheTickInWhichTheShieldIsCancelled() {
    List<String> reports = reports();
    run(
        () -> {
          var inner = new Future<String>(loop);
          Future<String> shield = shield(inner);
          inner.setResult("result");
          shield.cancel();
          tick();
          tick();
          trace.add(inner.result());
        });

    observed("the inner result", trace).shouldBe("result");
    observed("what the loop reported", reports).suggests(COMPLETES_TWICE).shouldBeEmpty();
  }

  @Test
  @DisplayName("a failure after the shield was cancelled is reported, if nobody retrieves it")
  void aFailureAfterTheShieldWasCancelledIsReported() {
    List<String> reports = reports();
    run(
        () -> {
          var inner = new Future<String>(loop);
          Future<String> shield = shield(inner);
          shield.cancel();
          tick();
          inner.setException(new IOException("late"));
          tick();
        });
    loop.close();

    observed("how many reports there were", reports.size())
        .suggests(SWALLOWS_LATE_FAILURES, seen -> seen == 0)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a failure in the tick in which the shield is cancelled counts as retrieved")
  void aFailureInTheTickInWhichTheShieldIsCancelled() {
    List<String> reports = reports();
    run(
        () -> {
          var inner = new Future<String>(loop);
          Future<String> shield = shield(inner);
          inner.setException(new IOException("just now"));
          shield.cancel();
          tick();
          tick();
        });
    loop.close();

    observed("what the loop reported", reports).suggests(REPORTS_WHAT_IT_SAW).shouldBeEmpty();
  }

  @Test
  @DisplayName("a shield and what it shields may be cancelled in the same tick")
  void bothAreCancelledInTheSameTick() {
    List<String> reports = reports();
    run(
        () -> {
          var inner = new Future<String>(loop);
          Future<String> shield = shield(inner);
          inner.cancel();
          shield.cancel();
          tick();
          tick();
        });

    observed("what the loop reported", reports).suggests(ASKS_THE_CANCELLED).shouldBeEmpty();
  }

  // The demo

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    CancellationDemo.program(loop, trace);

    Twin.expectSameAsCPython("cancellation", trace);
  }
}
