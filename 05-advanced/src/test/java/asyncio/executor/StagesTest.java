package asyncio.executor;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.toCompletableFuture;
import static asyncio.executor.Threads.wrapFuture;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Grades(value = "05.1", part = 4, points = 10, seconds = 20)
@DisplayName("05.1 Threads: futures of both worlds")
class StagesTest extends OnRealThreads {

  // From a stage to a future of the loop

  private static final Misconception ON_THE_STAGES_THREAD =
      Misconception.of(
          "completes-on-the-stages-thread",
          "the loop's future is completed on the thread that completes the stage; hand it to the"
              + " loop, which may be asleep: callSoonThreadsafe");

  private static final Misconception DONE_AT_ONCE =
      Misconception.of(
          "complete-stage-is-done-at-once",
          "a stage that is complete already makes a future that is done at once, ahead of what"
              + " waits in line; its end comes in by the loop, as any other");

  private static final Misconception WRAPPING_STAYS =
      Misconception.of(
          "completion-exception-stays",
          "the future fails by the CompletionException that a dependent stage puts around its"
              + " failure; take out what is inside");

  private static final Misconception CANCELLED_HAS_FAILED =
      Misconception.of(
          "cancelled-stage-has-failed",
          "the stage was cancelled, and the future fails by a CancellationException; in the loop's"
              + " words, it is cancelled");

  private static final Misconception CANCEL_STAYS_HERE =
      Misconception.of(
          "cancel-does-not-reach-the-stage",
          "the future is cancelled, and whoever works for the stage goes on in vain; cancel the"
              + " stage");

  private static final Misconception NOT_A_FUTURE =
      Misconception.of(
          "every-stage-can-be-cancelled",
          "toCompletableFuture is taken for granted; a stage may throw an"
              + " UnsupportedOperationException there, and then goes on");

  private static final Misconception LATE_RESULT =
      Misconception.of(
          "late-stage-completes-the-cancelled",
          "a late result is put into a future that was cancelled meanwhile; look first, and drop"
              + " it");

  private static final Misconception COUNTS =
      Misconception.of(
          "stage-counts-as-outside-work",
          "the stage counts as outside work, so that virtual time stands still until it is"
              + " complete; it may be this loop that completes it, in an hour");

  private static final Misconception UNWRAPS_ALL =
      Misconception.of(
          "unwraps-too-much",
          "the cause of a failure is taken for the failure; only the CompletionException of a"
              + " dependent stage is a wrapping");

  private static final Misconception CANCELLED_BY_FAILURE =
      Misconception.of(
          "any-cancellation-cancels",
          "the stage failed by a CancelledError, and the future is cancelled; a stage is cancelled"
              + " by a CancellationException");

  private static final Misconception ONLY_OF_A_TYPE =
      Misconception.of(
          "only-completable-futures-are-cancelled",
          "a stage of another type is not cancelled; ask it for its toCompletableFuture");

  private static final Misconception LATE_STAGE =
      Misconception.of(
          "late-stage-is-reported",
          "the failure of a stage is told the exception handler though its future was cancelled"
              + " meanwhile; nobody waits for it any more, and it is dropped");

  // From a future of the loop to one for threads

  private static final Misconception WAITS_ON_ITS_LOOP =
      Misconception.of(
          "waits-on-the-loops-thread",
          "the loop's own thread waits for what only it can complete, for ever; refuse");

  private static final Misconception DERIVED_WAITS =
      Misconception.of(
          "derived-future-waits",
          "what thenApply makes is a plain CompletableFuture, on which the loop's thread can wait"
              + " for ever; newIncompleteFuture decides what is made");

  private static final Misconception DONE_IS_REFUSED =
      Misconception.of(
          "done-is-refused-too",
          "asking a future that is done waits for nothing, so it is allowed on any thread");

  private static final Misconception ANY_LOOP =
      Misconception.of(
          "refuses-on-any-loop",
          "the thread of another loop may wait: that is unkind to its own loop, but it ends");

  private static final Misconception CANCEL_STOPS =
      Misconception.of(
          "cancel-does-not-reach-the-loop",
          "a thread cancels, and the loop goes on with what nobody wants any more");

  private static final Misconception CANCELS_FROM_OUTSIDE =
      Misconception.of(
          "cancels-from-outside",
          "the loop's future is cancelled on the thread that calls cancel; it belongs to the loop's"
              + " thread: callSoonThreadsafe");

  private static final Misconception COMPLETED_CANCELS =
      Misconception.of(
          "completed-counts-as-cancelled",
          "somebody else completes the future, and the loop's is cancelled; only cancel does that");

  private static final Misconception HIDES_FAILURES =
      Misconception.of(
          "hides-what-nobody-received",
          "a failure is retrieved although the future for threads is done already, so that nobody"
              + " hears of it");

  private static final Misconception CANCELLED_FAILS =
      Misconception.of(
          "cancelled-task-has-failed",
          "the loop's future is cancelled, and the one for threads fails by a CancelledError; it is"
              + " cancelled, too");

  private static final Misconception DOES_NOT_WAKE =
      Misconception.of(
          "cancel-does-not-wake-the-loop",
          "the cancellation is put in line by callSoon, which belongs to the loop's thread, and"
              + " does not wake the loop: callSoonThreadsafe");

  private static final Misconception FAILED_CANCELS =
      Misconception.of(
          "failed-counts-as-cancelled",
          "somebody else makes the future fail, and the loop's is cancelled; only cancel does"
              + " that");

  private static final Misconception RESULT_WRAPPED =
      Misconception.of(
          "result-fails-wrapped",
          "the future for threads fails by an exception around the task's; whoever asks by get or"
              + " whenComplete is told what the task threw");

  private static final Misconception GOES_BACK =
      Misconception.of(
          "derived-cancel-goes-back",
          "who cancels what thenApply made cancels the first future as well; a cancellation never"
              + " goes back");

  @Test
  @DisplayName("a stage that another thread completes wakes the loop, and is told on its thread")
  void anotherThreadCompletes() {
    runOrName(
        ON_THE_STAGES_THREAD,
        "awaiting a stage that another thread completes",
        () -> {
          EventLoop.running().setDebug(true);
          Thread loopThread = Thread.currentThread();
          var stage = new CompletableFuture<String>();
          Future<String> future = wrapFuture(stage);
          var told = new ArrayList<Thread>();
          future.addDoneCallback(_ -> told.add(Thread.currentThread()));
          Thread.ofPlatform().daemon().start(() -> stage.complete("from outside"));
          observed("the result", await(future)).shouldBe("from outside");
          ticks(1);
          observed("the threads on which the callbacks ran", List.copyOf(told))
              .suggests(ON_THE_STAGES_THREAD)
              .shouldBe(List.of(loopThread));
        });
  }

  @Test
  @DisplayName("a stage that is complete already comes in by the loop, in line")
  void completeAlready() {
    twin(
        "wrapped_when_it_is_done",
        () -> {
          EventLoop loop = EventLoop.running();
          loop.callSoon(() -> trace.add("scheduled before"));
          Future<String> wrapped = wrapFuture(CompletableFuture.completedStage("result"));
          observed("whether the future is done at once", wrapped.isDone())
              .suggests(DONE_AT_ONCE)
              .shouldBe(false);
          trace.add("done: " + yes(wrapped.isDone()));
          wrapped.addDoneCallback(
              future -> trace.add("the wrapped one is done: " + future.result()));
          loop.callSoon(() -> trace.add("scheduled after"));
          ticks(1);
          trace.add("done: " + yes(wrapped.isDone()));
          ticks(1);
        });
  }

  @Test
  @DisplayName("a cancellation goes from the future to the stage, and from the stage to the future")
  void cancelledOnEitherSide() {
    twin(
        "wrapped_and_cancelled",
        () -> {
          var stage = new CompletableFuture<String>();
          Future<String> wrapped = wrapFuture(stage);
          wrapped.cancel();
          trace.add("at once: " + yes(stage.isCancelled()));
          ticks(1);
          observed("whether the stage is cancelled", stage.isCancelled())
              .suggests(CANCEL_STAYS_HERE)
              .shouldBe(true);
          trace.add("in the next iteration: " + yes(stage.isCancelled()));

          stage = new CompletableFuture<>();
          wrapped = wrapFuture(stage);
          stage.cancel(false);
          trace.add("at once: " + yes(wrapped.isCancelled()));
          ticks(1);
          observed("whether the future is cancelled", wrapped.isCancelled())
              .suggests(CANCELLED_HAS_FAILED)
              .shouldBe(true);
          trace.add("in the next iteration: " + yes(wrapped.isCancelled()));

          stage = new CompletableFuture<>();
          wrapped = wrapFuture(stage);
          wrapped.cancel();
          stage.complete("late");
          ticks(2);
          trace.add(
              "a late result is dropped: "
                  + yes(wrapped.isCancelled())
                  + " "
                  + yes(stage.isCancelled()));
        });
    observed("what the loop's exception handler was told", told)
        .suggests(LATE_RESULT)
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("the future fails by what the stage was completed with, also behind other stages")
  void failures() {
    var failure = new IOException("disk");
    run(
        () -> {
          attempting(
                  "a stage that fails",
                  () -> await(wrapFuture(CompletableFuture.failedStage(failure))))
              .shouldBeSameAs(failure);
          attempting(
                  "a stage behind one that fails",
                  () ->
                      await(
                          wrapFuture(
                              CompletableFuture.failedStage(failure)
                                  .thenApply(Object::toString)
                                  .thenApply(String::length))))
              .suggests(WRAPPING_STAYS, CompletionException.class::isInstance)
              .shouldBeSameAs(failure);
          for (Throwable other :
              List.of(
                  new IllegalStateException("with a cause", failure),
                  new ExecutionException(failure),
                  new CancelledError())) {
            CompletableFuture<String> failed = CompletableFuture.failedFuture(other);
            for (var stage : List.of(failed, failed.thenApply(String::strip))) {
              attempting("a stage that fails by " + other, () -> await(wrapFuture(stage)))
                  .suggests(
                      WRAPPING_STAYS,
                      thrown -> thrown instanceof CompletionException && thrown.getCause() == other)
                  .suggests(UNWRAPS_ALL, thrown -> thrown == failure)
                  .suggests(CANCELLED_BY_FAILURE, CancelledError.class::isInstance)
                  .shouldBeSameAs(other);
            }
          }
          var twice = new CompletionException(new CompletionException(failure));
          attempting(
                  "a stage that fails by one CompletionException in another",
                  () -> await(wrapFuture(CompletableFuture.failedStage(twice))))
              .suggests(UNWRAPS_ALL, thrown -> thrown == failure)
              .shouldBeSameAs(twice.getCause());
          var empty = new CompletionException("without a cause", null);
          attempting(
                  "a stage that fails by a CompletionException with nothing inside",
                  () -> await(wrapFuture(CompletableFuture.failedStage(empty))))
              .shouldBeSameAs(empty);
        });
  }

  @Test
  @DisplayName("a stage behind one that was cancelled counts as cancelled")
  void behindACancelledOne() {
    run(
        () -> {
          var stage = new CompletableFuture<String>();
          Future<Integer> future = wrapFuture(stage.thenApply(String::length));
          stage.cancel(false);
          ticks(1);
          observed("whether the future is cancelled", future.isCancelled())
              .suggests(CANCELLED_HAS_FAILED)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("a stage that cannot be cancelled goes on, and nobody is bothered")
  void notToBeCancelled() {
    var failure = new IOException("late");
    var stage =
        new CompletableFuture<String>() {
          @Override
          public CompletableFuture<String> toCompletableFuture() {
            throw new UnsupportedOperationException("only a stage");
          }
        };
    run(
        () -> {
          Future<String> future = wrapFuture(stage);
          future.cancel();
          attempting("awaiting the cancelled future", () -> await(future))
              .shouldThrow(CancelledError.class);
          ticks(2);
          stage.completeExceptionally(failure);
          ticks(2);
        });
    observed("what the loop's exception handler was told", told)
        .suggests(
            NOT_A_FUTURE,
            seen ->
                seen.stream()
                    .anyMatch(
                        context -> context.exception() instanceof UnsupportedOperationException))
        .suggests(
            LATE_STAGE, seen -> seen.stream().anyMatch(context -> context.exception() == failure))
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("a stage of any type is cancelled by its toCompletableFuture")
  void anyTypeOfStage() {
    var inside = new CompletableFuture<String>();
    run(
        () -> {
          Future<String> future = wrapFuture(onlyAStage(inside));
          future.cancel();
          ticks(1);
          observed("whether the stage's future is cancelled", inside.isCancelled())
              .suggests(ONLY_OF_A_TYPE)
              .shouldBe(true);
        });
  }

  /** What is a stage, and no future itself. */
  @SuppressWarnings("unchecked")
  private static <T> CompletionStage<T> onlyAStage(CompletableFuture<T> inside) {
    return (CompletionStage<T>)
        Proxy.newProxyInstance(
            StagesTest.class.getClassLoader(),
            new Class<?>[] {CompletionStage.class},
            (_, method, arguments) -> method.invoke(inside, arguments));
  }

  @Test
  @DisplayName("a stage is no outside work: virtual time goes on")
  void noOutsideWork() {
    var poller = new WatchedPoller();
    run(
        newLoop(poller),
        () -> {
          var stage = new CompletableFuture<String>();
          Future<String> future = wrapFuture(stage);
          ticks(1);
          observed(
                  "how much outside work goes on until the stage is complete", poller.outsideWork())
              .suggests(COUNTS)
              .shouldBe(0);
          stage.complete("result");
          observed("the result", await(future)).shouldBe("result");
        });
  }

  // From a future of the loop to one for threads

  @Test
  @DisplayName("a thread gets the result of the loop's future, its failure, or its cancellation")
  void threadsAreTold() throws Exception {
    var failure = new IOException("disk");
    var result = new CompletableFuture<CompletableFuture<String>>();
    run(
        () -> {
          CompletableFuture<String> good = toCompletableFuture(sleep(Duration.ZERO, "result"));
          CompletableFuture<Void> bad =
              toCompletableFuture(
                  async(
                      () -> {
                        throw failure;
                      }));
          var cancelledHere = new Future<String>(EventLoop.running());
          CompletableFuture<String> cancelled = toCompletableFuture(cancelledHere);
          cancelledHere.cancel();
          ticks(4);
          observed("the result", good.get()).shouldBe("result");
          ExecutionException thrown =
              attempting("asking for what failed", bad::get).shouldThrow(ExecutionException.class);
          observed("what is inside", thrown.getCause())
              .suggests(RESULT_WRAPPED, inside -> inside.getCause() == failure)
              .shouldBeSameAs(failure);
          var handed = new ArrayList<Throwable>();
          bad.whenComplete((_, failedBy) -> handed.add(failedBy));
          observed("what whenComplete is told", handed.getFirst())
              .suggests(RESULT_WRAPPED, told -> told.getCause() == failure)
              .shouldBeSameAs(failure);
          observed("whether the other is cancelled", cancelled.isCancelled())
              .suggests(CANCELLED_FAILS)
              .shouldBe(true);
          attempting("asking for it", cancelled::get).shouldThrow(CancellationException.class);
          result.complete(good);
        });
    observed("the result when the loop is closed", result.get().get()).shouldBe("result");
  }

  @Test
  @DisplayName("a thread that cancels has the loop cancel, on its own thread, even if it sleeps")
  void aThreadCancels() {
    runOrName(
        CANCEL_STOPS,
        "awaiting a future of the loop that another thread cancels",
        () -> {
          EventLoop.running().setDebug(true);
          Thread loopThread = Thread.currentThread();
          var future = new Future<String>(EventLoop.running());
          var told = new ArrayList<Thread>();
          future.addDoneCallback(_ -> told.add(Thread.currentThread()));
          CompletableFuture<String> forThreads = toCompletableFuture(future);
          onAnotherThread(() -> forThreads.cancel(true));
          observed("whether the loop's future was cancelled from outside", future.isCancelled())
              .suggests(CANCELS_FROM_OUTSIDE)
              .shouldBe(false);
          ticks(2);
          observed("whether it is cancelled when the loop has gone round", future.isCancelled())
              .suggests(DOES_NOT_WAKE)
              .shouldBe(true);
          observed("the threads on which the callbacks ran", List.copyOf(told))
              .shouldBe(List.of(loopThread));
        });
  }

  @Test
  @DisplayName("who cancels what is derived from it reaches neither it nor the loop")
  void derivedIsCancelled() {
    run(
        () -> {
          var future = new Future<String>(EventLoop.running());
          CompletableFuture<String> forThreads = toCompletableFuture(future);
          forThreads.thenApply(String::length).cancel(false);
          ticks(2);
          observed("whether the first one is done", forThreads.isDone())
              .suggests(GOES_BACK)
              .shouldBe(false);
          observed("whether the loop's future is done", future.isDone())
              .suggests(GOES_BACK)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("waiting for it on the loop's own thread is refused, in every way there is")
  void waitingOnTheLoopsThread() {
    runOrName(
        WAITS_ON_ITS_LOOP,
        "waiting on the loop's own thread",
        () -> {
          CompletableFuture<String> result =
              toCompletableFuture(sleep(Duration.ofHours(1), "never"));
          refused(result::get);
          refused(() -> result.get(1, TimeUnit.HOURS));
          refused(result::join);
          result.cancel(false);
        });
  }

  @Test
  @DisplayName("waiting for what is derived from it is refused, too")
  void waitingForWhatIsDerived() {
    runOrName(
        DERIVED_WAITS,
        "waiting on the loop's own thread for what thenApply made",
        () -> {
          CompletableFuture<String> result =
              toCompletableFuture(sleep(Duration.ofHours(1), "never"));
          CompletableFuture<Integer> derived = result.thenApply(String::length);
          refused(derived::join);
          refused(derived.thenApply(length -> 2 * length)::get);
          result.cancel(false);
        });
  }

  private static void refused(Executable wait) {
    Attempt attempt = attempting("waiting on the loop's own thread", wait);
    attempt
        .suggests(WAITS_ON_ITS_LOOP)
        .shouldSatisfy(
            "an IllegalStateException: waiting on the loop's own thread would never end: await"
                + " instead",
            thrown ->
                thrown instanceof IllegalStateException
                    && "waiting on the loop's own thread would never end: await instead"
                        .equals(thrown.getMessage()));
  }

  @Test
  @DisplayName("once it is done, the loop's own thread may ask for it")
  void doneMayBeAsked() {
    run(
        () -> {
          CompletableFuture<String> result = toCompletableFuture(sleep(Duration.ZERO, "done"));
          CompletableFuture<Integer> derived = result.thenApply(String::length);
          ticks(4);
          attempting(
                  "asking for what is done, on the loop's own thread",
                  () ->
                      observed("the answers", result.get() + result.join() + derived.join())
                          .shouldBe("donedone4"))
              .suggests(DONE_IS_REFUSED, IllegalStateException.class::isInstance)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("the thread of another loop may wait for it")
  void anotherLoopMayWait() {
    run(
        () -> {
          CompletableFuture<String> result =
              toCompletableFuture(new Future<String>(EventLoop.running()));
          Attempt waiting =
              onAnotherThread(
                  () ->
                      Asyncio.run(
                          async(
                              () ->
                                  attempting(
                                      "waiting on another loop's thread, for a millisecond",
                                      () -> result.get(1, TimeUnit.MILLISECONDS)))));
          waiting.suggests(ANY_LOOP).shouldThrow(TimeoutException.class);
        });
  }

  @Test
  @DisplayName("who completes it in another way does not reach the loop")
  void completedByOthers() {
    run(
        () -> {
          var future = new Future<String>(EventLoop.running());
          CompletableFuture<String> forThreads = toCompletableFuture(future);
          forThreads.complete("somebody else's");
          ticks(3);
          observed("whether the loop's future is cancelled", future.isCancelled())
              .suggests(COMPLETED_CANCELS)
              .shouldBe(false);
          future.setResult("its own");
          ticks(2);
          observed("the result for threads", forThreads.get()).shouldBe("somebody else's");
        });
    run(
        () -> {
          var future = new Future<String>(EventLoop.running());
          toCompletableFuture(future).completeExceptionally(new IOException("too late"));
          ticks(3);
          observed("whether the loop's future is cancelled by a failure", future.isCancelled())
              .suggests(FAILED_CANCELS)
              .shouldBe(false);
        });
    observed("what the loop's exception handler was told", told).shouldBe(List.of());
  }

  @Test
  @DisplayName("a failure that comes when nobody can receive it is reported by the loop")
  void aFailureNobodyReceives() {
    var failure = new IOException("cannot clean up");
    run(
        () -> {
          var future = new Future<String>(EventLoop.running());
          CompletableFuture<String> forThreads = toCompletableFuture(future);
          forThreads.complete("somebody else's");
          future.setException(failure);
          ticks(3);
        });
    observed(
            "the failures that the loop has reported",
            told.stream().map(context -> context.exception()).toList())
        .suggests(HIDES_FAILURES, List::isEmpty)
        .shouldBe(List.of(failure));
  }

  @Test
  @DisplayName("there and back again: a result, a failure and a cancellation survive both bridges")
  void thereAndBack() {
    var failure = new IOException("disk");
    run(
        () -> {
          observed("the result", await(wrapFuture(toCompletableFuture(sleep(Duration.ZERO, 42)))))
              .shouldBe(42);
          attempting(
                  "a failure",
                  () ->
                      await(
                          wrapFuture(
                              toCompletableFuture(
                                  async(
                                      () -> {
                                        throw failure;
                                      })))))
              .suggests(RESULT_WRAPPED, thrown -> thrown.getCause() == failure)
              .shouldBeSameAs(failure);
          var inner = new Future<String>(EventLoop.running());
          Future<String> outer = wrapFuture(toCompletableFuture(inner));
          outer.cancel();
          ticks(4);
          observed("whether the inner future is cancelled", inner.isCancelled())
              .suggests(CANCEL_STOPS)
              .shouldBe(true);
        });
  }
}
