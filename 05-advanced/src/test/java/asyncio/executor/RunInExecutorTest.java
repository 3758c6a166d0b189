package asyncio.executor;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.runInExecutor;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.1", part = 1, points = 12, seconds = 40)
@Needs(Need.THREADS)
@DisplayName("05.1 Threads: a call on an executor")
class RunInExecutorTest extends OnRealThreads {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final Misconception DONE_AT_ONCE =
      Misconception.of(
          "call-is-done-at-once",
          "an end that comes on the loop's thread is put into the future at once, ahead of what"
              + " waits in line; it comes in by the loop, as any other");

  private static final Misconception THROWN_IS_CANCELLED =
      Misconception.of(
          "thrown-counts-as-cancelled",
          "a call that throws an exception of Java's about cancelling or interrupts has failed by"
              + " it; its future is cancelled if somebody cancels it or the call");

  private static final Misconception OFF_TOO_LATE =
      Misconception.of(
          "calls-off-too-late",
          "the call is called off an iteration later than the future's callbacks run; do it there");

  private static final Misconception SUBMITTED =
      Misconception.of(
          "submitted-to-the-pool",
          "the call is submitted, so that the pool puts a future of its own around it; who calls"
              + " that off does not reach the loop's: execute hands over what it is given");

  private static final Misconception CALLED_OFF_IGNORED =
      Misconception.of(
          "called-off-is-ignored",
          "somebody called the call off, and its future is never done; it is cancelled then");

  private static final Misconception CLEARS_OTHERS =
      Misconception.of(
          "clears-interrupts-of-others",
          "an interrupt is cleared that was not for this call; somebody else wants the thread to"
              + " see it");

  private static final Misconception ONLY_OWN_CLEARED =
      Misconception.of(
          "only-its-own-cancel-is-cleared",
          "somebody else cancelled the call by cancel(true), and that interrupt is left over in the"
              + " thread");

  private static final Misconception LATE_FAILURE =
      Misconception.of(
          "late-failure-is-reported",
          "the failure of a call that was cancelled meanwhile is told the exception handler; nobody"
              + " waits for the call any more, and it is dropped");

  private static final Misconception REFUSAL_WRAPPED =
      Misconception.of(
          "refusal-comes-wrapped",
          "what the executor throws is put into another exception; it comes out as it is");

  private static final Misconception OTHER_REFUSALS =
      Misconception.of(
          "other-refusals-stop-time",
          "only a RejectedExecutionException is taken for a refusal; whatever else the executor"
              + " throws leaves the call counting as outside work, for ever");

  private static final Misconception ENDED_TWICE =
      Misconception.of(
          "refused-call-ends-twice",
          "the executor made the call, and then threw: its outside work is ended by both; one of"
              + " them has to look whether the other did");

  private static final Misconception TOLD_OUTSIDE =
      Misconception.of(
          "outside-work-ends-on-the-workers-thread",
          "the loop is told on the worker's thread that outside work has ended; its books belong to"
              + " its own thread");

  private static final Misconception RUNS_INLINE =
      Misconception.of(
          "runs-on-the-loops-thread",
          "the call is made on the loop's own thread; hand it to the executor, and the loop can go"
              + " on meanwhile");

  private static final Misconception WAITS =
      Misconception.of(
          "waits-for-the-call",
          "the executor makes the call, and the loop's thread waits for it; return a future at"
              + " once, and let it be completed later");

  private static final Misconception COMPLETES_THERE =
      Misconception.of(
          "completes-on-the-workers-thread",
          "the future is completed on the thread that made the call; a future belongs to its loop,"
              + " which may be asleep: callSoonThreadsafe");

  private static final Misconception WRAPPED =
      Misconception.of(
          "failure-comes-wrapped",
          "the future fails by an exception around the one that the call threw; take it out");

  private static final Misconception CANCELLED_BEGINS =
      Misconception.of(
          "cancelled-call-begins",
          "the future is cancelled, and the call that waits in the executor's queue begins all the"
              + " same; call it off");

  private static final Misconception COMPLETES_CANCELLED =
      Misconception.of(
          "completes-what-is-cancelled",
          "a late end is put into a future that was cancelled meanwhile; look first, and drop it");

  private static final Misconception ALWAYS_INTERRUPTS =
      Misconception.of(
          "always-interrupts",
          "cancelling interrupts a call that was to run on: its thread may be in the middle of a"
              + " write");

  private static final Misconception NEVER_INTERRUPTS =
      Misconception.of(
          "never-interrupts",
          "a call that asked to be interrupted when it is cancelled goes on to wait");

  private static final Misconception HITS_THE_NEXT =
      Misconception.of(
          "interrupt-hits-the-next-call",
          "the thread is interrupted when this call has ended there, and the executor's next one"
              + " runs on it");

  private static final Misconception LEFT_OVER =
      Misconception.of(
          "interrupt-is-left-over",
          "the call did not look at its interrupt, which stays in the thread, and ends the next"
              + " call that waits there; clear it");

  private static final Misconception CANNOT_BE_CALLED_OFF =
      Misconception.of(
          "executor-cannot-call-it-off",
          "what the executor has is a plain Runnable: who gets it back unbegun cannot tell the"
              + " future so. Hand over a RunnableFuture, whose cancellation reaches the loop");

  private static final Misconception REFUSED_LATER =
      Misconception.of(
          "refused-call-fails-the-future",
          "an executor that does not take the call is an error of the caller, who is told at once;"
              + " there is no call whose future could fail");

  private static final Misconception CLOSED_LOOP_CALLS =
      Misconception.of(
          "closed-loop-makes-the-call",
          "a loop that is closed hands a call to the executor, whose end nobody will hear of");

  private static final Misconception HARMS_THE_THREAD =
      Misconception.of(
          "ended-call-harms-the-thread",
          "the loop was closed meanwhile, and that it takes no more callbacks is thrown into the"
              + " executor's thread");

  private static final Misconception TIME_GOES_ON =
      Misconception.of(
          "time-goes-on-meanwhile",
          "the loop does not know of the call, so that virtual time runs away while it is made;"
              + " announce it as outside work");

  private static final Misconception TIME_STANDS_STILL =
      Misconception.of(
          "refused-call-stops-time",
          "a call that the executor refused, or that was cancelled, still counts as outside work,"
              + " so that virtual time stands still for ever");

  @Test
  @DisplayName("the call is made on the executor's thread, and its result arrives on the loop's")
  void theResultArrivesOnTheLoop() {
    runOrName(
        COMPLETES_THERE,
        "awaiting a call on an executor",
        () -> {
          EventLoop.running().setDebug(true);
          Thread loopThread = Thread.currentThread();
          Future<Thread> future = runInExecutor(pool(1), Thread::currentThread);
          var told = new ArrayList<Thread>();
          future.addDoneCallback(_ -> told.add(Thread.currentThread()));
          Thread worker = await(future);

          observed("whether the call was made on another thread", worker != loopThread)
              .suggests(RUNS_INLINE)
              .shouldBe(true);
          observed("the threads on which the future's callbacks ran", List.copyOf(told))
              .suggests(COMPLETES_THERE)
              .shouldBe(List.of(loopThread));
        });
  }

  @Test
  @DisplayName("the loop goes on while the call is made")
  void theLoopGoesOn() {
    runOrName(
        WAITS,
        "making a call that waits for something that the loop does next",
        () -> {
          var called = new CountDownLatch(1);
          Future<String> future =
              runInExecutor(
                  pool(1),
                  () -> {
                    called.await();
                    return "waited for the loop";
                  });
          called.countDown();

          observed("the result", await(future)).shouldBe("waited for the loop");
        });
  }

  @Test
  @DisplayName("what the call throws, checked or not, is what the future fails by")
  void whatTheCallThrows() {
    run(
        () -> {
          for (Throwable failure :
              List.of(
                  new IOException("disk"),
                  new AssertionError("wrong"),
                  new CancelledError(),
                  new CancellationException("a future of the call's own"),
                  new InterruptedException("a thread of the call's own"),
                  new ExecutionException(new IOException("disk")))) {
            Future<Void> future =
                runInExecutor(
                    pool(1),
                    () -> {
                      throwIt(failure);
                      return null;
                    });
            attempting("awaiting a call that fails", () -> await(future))
                .suggests(WRAPPED, thrown -> thrown != null && thrown.getCause() == failure)
                .suggests(THROWN_IS_CANCELLED, CancelledError.class::isInstance)
                .shouldBeSameAs(failure);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void throwIt(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  @DisplayName("the future is not done at once, not even if the call has been made already")
  void neverDoneAtOnce() {
    run(
        () -> {
          Future<String> future = runInExecutor(Runnable::run, () -> "made here and now");
          observed("whether the future is done", future.isDone())
              .suggests(DONE_AT_ONCE)
              .shouldBe(false);
          observed("its result, later", await(future)).shouldBe("made here and now");
        });
  }

  @Test
  @DisplayName("a call that waits for its turn never begins once its future is cancelled")
  void cancelledInTheQueue() {
    twin(
        "cancelled_in_the_queue",
        () -> {
          ExecutorService pool = pool(1);
          BlockingCall<Boolean> call = blockingCall(() -> true);
          Future<Boolean> first = runInExecutor(pool, call);
          var began = new AtomicBoolean();
          Future<Void> second =
              runInExecutor(
                  pool,
                  () -> {
                    began.set(true);
                    return null;
                  });
          trace.add("cancelled: " + yes(second.cancel()) + " " + yes(second.isCancelled()));
          ticks(1);
          call.release();
          trace.add("the first call: " + yes(await(first)));
          try {
            await(second);
          } catch (CancelledError cancelled) {
            trace.add("the second call: cancelled");
          }
          Future<String> third = runInExecutor(pool, () -> "has its turn");
          trace.add("the third call: " + await(third));
          observed("whether the cancelled call began", began.get())
              .suggests(CANCELLED_BEGINS)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("a call that has not begun by the iteration after the cancellation never will")
  void calledOffByTheNextIteration() {
    run(
        () -> {
          Queue<Runnable> queue = new ArrayDeque<>();
          Future<Void> future =
              runInExecutor(
                  queue::add,
                  () -> {
                    trace.add("begins");
                    return null;
                  });
          future.cancel();
          ticks(1);
          queue.remove().run();
          observed("what the call did", trace).suggests(OFF_TOO_LATE).shouldBeEmpty();
        });
  }

  @Test
  @DisplayName(
      "who waits for a call that runs goes on at once when it is cancelled; so does the call")
  void cancelledWhileItRuns() {
    twin(
        "cancelled_while_it_runs",
        () -> {
          ExecutorService pool = pool(1);
          BlockingCall<Void> call =
              blockingCall(
                  () -> {
                    trace.add("the call goes on to its end");
                    throw new IOException("disk");
                  });
          Future<Void> future = runInExecutor(pool, call);
          call.awaitBegin();
          trace.add("cancelled: " + yes(future.cancel()));
          ticks(2);
          try {
            await(future);
          } catch (CancelledError cancelled) {
            trace.add("who waits goes on");
          }
          call.release();
          call.awaitEnd();
          await(runInExecutor(pool, () -> null));
          trace.add("still cancelled: " + yes(future.isCancelled()));
          observed("whether the call was interrupted", call.wasInterrupted())
              .suggests(ALWAYS_INTERRUPTS)
              .shouldBe(false);
        });
    observed("what the loop's exception handler was told", told)
        .suggests(COMPLETES_CANCELLED)
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("an end that comes in after the cancellation is dropped in silence, a failure too")
  void aLateEndIsDropped() {
    var failure = new IOException("late");
    run(
        () -> {
          Future<String> ends = runInExecutor(Runnable::run, () -> "late");
          Future<String> fails =
              runInExecutor(
                  Runnable::run,
                  () -> {
                    throw failure;
                  });
          ends.cancel();
          fails.cancel();
          ticks(3);
          observed("whether they are still cancelled", ends.isCancelled() && fails.isCancelled())
              .shouldBe(true);
        });
    observed("what the loop's exception handler was told", told)
        .suggests(
            LATE_FAILURE, seen -> seen.stream().allMatch(context -> context.exception() == failure))
        .suggests(COMPLETES_CANCELLED)
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("a call is interrupted when it is cancelled, if that was asked for")
  void interrupted() {
    runOrName(
        NEVER_INTERRUPTS,
        "waiting for a call to end that was cancelled and asked to be interrupted",
        () -> {
          BlockingCall<Void> call = blockingCall(() -> null);
          Future<Void> future = runInExecutor(pool(1), WhenCancelled.INTERRUPTED, call);
          call.awaitBegin();
          future.cancel();
          ticks(2);
          attempting("awaiting the cancelled call", () -> await(future))
              .shouldThrow(CancelledError.class);
          call.awaitEnd();
          observed("whether the call was interrupted", call.wasInterrupted())
              .suggests(NEVER_INTERRUPTS)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("an interrupt does not strike the next call on the same thread")
  void theNextCallIsNotInterrupted() {
    run(
        () -> {
          ExecutorService pool = pool(1);
          Future<String> first =
              runInExecutor(pool, WhenCancelled.INTERRUPTED, () -> "has ended there");
          BlockingCall<String> next = blockingCall(() -> "ends in peace");
          Future<String> second = runInExecutor(pool, next);
          // The first call has ended, but the loop, which does not get on, has not been told.
          next.awaitBegin();
          first.cancel();
          ticks(2);
          next.release();
          attempting("awaiting the next call", () -> await(second))
              .suggests(HITS_THE_NEXT)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("an interrupt that is under way when the call ends does not strike the next one")
  void anInterruptUnderWay() {
    var mayEnd = new CountDownLatch(1);
    BlockingCall<String> next = blockingCall(() -> "ends in peace");
    // A thread to which interrupts take so long that a call can end meanwhile.
    class SlowToInterrupt extends Thread {
      SlowToInterrupt(Runnable run) {
        super(run);
        setDaemon(true);
      }

      @Override
      public void interrupt() {
        mayEnd.countDown();
        next.beginsSoon();
        super.interrupt();
      }
    }
    run(
        () -> {
          ExecutorService pool = pool(1, SlowToInterrupt::new);
          var begun = new CountDownLatch(1);
          Future<Void> future =
              runInExecutor(
                  pool,
                  WhenCancelled.INTERRUPTED,
                  () -> {
                    begun.countDown();
                    waitUninterruptibly(mayEnd);
                    return null;
                  });
          begun.await();
          Future<String> second = runInExecutor(pool, next);
          future.cancel();
          ticks(2);
          mayEnd.countDown();
          next.awaitBegin();
          next.release();
          attempting("awaiting the next call", () -> await(second))
              .suggests(HITS_THE_NEXT, InterruptedException.class::isInstance)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("an interrupt that a call did not look at is gone when it ends")
  void noInterruptIsLeftOver() {
    run(
        () ->
            observed(
                    "whether the thread is interrupted afterwards",
                    isInterruptedAfterACall(
                        WhenCancelled.INTERRUPTED, (future, _) -> future.cancel()))
                .suggests(LEFT_OVER)
                .shouldBe(false));
  }

  @Test
  @DisplayName("nor is one left over if somebody who has the call cancels it by cancel(true)")
  void noInterruptOfOthersIsLeftOver() {
    run(
        () ->
            observed(
                    "whether the thread is interrupted afterwards",
                    isInterruptedAfterACall(WhenCancelled.RUNS_ON, (_, call) -> call.cancel(true)))
                .suggests(ONLY_OWN_CLEARED)
                .shouldBe(false));
  }

  /** Of a call that is cancelled while it runs, and does not look. */
  private boolean isInterruptedAfterACall(
      WhenCancelled whenCancelled, BiConsumer<Future<?>, RunnableFuture<?>> cancelling)
      throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var interruptedAfterwards = new AtomicBoolean();
    var handedOver = new ArrayList<Runnable>();
    ExecutorService pool = pool(1);
    // A thread that runs what it is given, and does no more for it than that.
    Executor executor =
        run -> {
          handedOver.add(run);
          pool.execute(
              () -> {
                run.run();
                interruptedAfterwards.set(Thread.currentThread().isInterrupted());
                ended.countDown();
              });
        };
    Future<Void> future =
        runInExecutor(
            executor,
            whenCancelled,
            () -> {
              begun.countDown();
              waitUninterruptibly(mayEnd);
              return null;
            });
    begun.await();
    cancelling.accept(future, asRunnableFuture(handedOver.getFirst()));
    ticks(2);
    mayEnd.countDown();
    ended.await();
    return interruptedAfterwards.get();
  }

  private static RunnableFuture<?> asRunnableFuture(Runnable handedOver) {
    observed(
            "whether what the executor got is a RunnableFuture",
            handedOver instanceof RunnableFuture<?>)
        .suggests(CANNOT_BE_CALLED_OFF)
        .shouldBe(true);
    return (RunnableFuture<?>) handedOver;
  }

  @Test
  @DisplayName("an interrupt that is not for this call stays")
  void interruptsOfOthersStay() {
    run(
        () -> {
          Queue<Runnable> queue = new ArrayDeque<>();
          var seen = new AtomicBoolean();
          runInExecutor(
              queue::add,
              WhenCancelled.INTERRUPTED,
              () -> {
                seen.set(Thread.currentThread().isInterrupted());
                return null;
              });
          boolean stays = isStillInterruptedAfter(queue.remove());
          observed("whether the call sees the interrupt of its thread", seen.get())
              .suggests(CLEARS_OTHERS)
              .shouldBe(true);
          observed("whether the thread is still interrupted after the call", stays)
              .suggests(CLEARS_OTHERS)
              .shouldBe(true);
          ticks(2);

          runInExecutor(queue::add, WhenCancelled.INTERRUPTED, () -> null).cancel();
          ticks(2);
          observed(
                  "whether the thread is still interrupted after a call that never began",
                  isStillInterruptedAfter(queue.remove()))
              .suggests(CLEARS_OTHERS)
              .shouldBe(true);
        });
  }

  private static boolean isStillInterruptedAfter(Runnable call) throws Exception {
    return onAnotherThread(
        () -> {
          Thread.currentThread().interrupt();
          call.run();
          return Thread.interrupted();
        });
  }

  private static void waitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("a call that the executor gives back, and somebody calls off, cancels its future")
  void theExecutorGivesCallsBack() {
    twin(
        "executor_gives_calls_back",
        () -> {
          ExecutorService pool = pool(1);
          BlockingCall<String> call = blockingCall(() -> "ends");
          // It must not be interrupted when the executor is shut down.
          Future<String> first = runInExecutor(command -> pool.execute(command), call);
          Queue<Runnable> queue = new ArrayDeque<>();
          Future<Void> second =
              runInExecutor(
                  queue::add,
                  () -> {
                    trace.add("the second call begins");
                    return null;
                  });
          call.awaitBegin();
          for (Runnable unbegun : queue) {
            asRunnableFuture(unbegun).cancel(false);
          }
          trace.add("not cancelled yet: " + yes(second.isCancelled()));
          ticks(2);
          observed("whether the future is cancelled when the loop has heard", second.isCancelled())
              .suggests(CALLED_OFF_IGNORED, _ -> !second.isDone())
              .shouldBe(true);
          try {
            await(second);
          } catch (CancelledError cancelled) {
            trace.add("the second call: cancelled " + yes(second.isCancelled()));
          }
          call.release();
          trace.add("the first call: " + await(first));
        });
  }

  @Test
  @DisplayName("what a pool gives back when it is shut down can be called off, too")
  void aPoolGivesCallsBack() {
    run(
        () -> {
          ExecutorService pool = pool(1);
          BlockingCall<Void> busy = blockingCall(() -> null);
          pool.submit(busy);
          busy.awaitBegin();
          Future<String> future = runInExecutor(pool, () -> "never");
          pool.shutdownNow().forEach(unbegun -> asRunnableFuture(unbegun).cancel(false));
          ticks(2);
          observed("whether the future is cancelled", future.isCancelled())
              .suggests(SUBMITTED, _ -> !future.isDone())
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("a call fails by what it threw; an executor that refuses does so at once")
  void refused() {
    twin(
        "failures_of_calls",
        () -> {
          var failure = new IOException("disk");
          ExecutorService pool = pool(1);
          try {
            await(
                runInExecutor(
                    pool,
                    () -> {
                      throw failure;
                    }));
          } catch (Exception caught) {
            trace.add("the same exception: " + yes(caught == failure));
          }
          pool.shutdown();
          attempting(
                  "handing a call to an executor that was shut down",
                  () -> runInExecutor(pool, () -> "late"))
              .suggests(REFUSED_LATER, thrown -> thrown == null)
              .shouldThrow(RejectedExecutionException.class);
          trace.add("refused at once");
        });
  }

  @Test
  @DisplayName("whatever the executor throws comes out as it is, and no outside work is left")
  void refusedInAnyWay() {
    var poller = new WatchedPoller();
    run(
        newLoop(poller),
        () -> {
          for (Throwable refusal :
              List.of(
                  new RejectedExecutionException("the queue is full"),
                  new IllegalStateException("not now"),
                  new Error("no thread can be started"))) {
            attempting(
                    "handing a call to an executor that refuses in its own way",
                    () -> runInExecutor(_ -> throwIt(refusal), () -> "never"))
                .suggests(REFUSED_LATER, thrown -> thrown == null)
                .suggests(REFUSAL_WRAPPED, thrown -> thrown.getCause() == refusal)
                .shouldBeSameAs(refusal);
            ticks(2);
            observed("how much outside work is left after that", poller.outsideWork())
                .suggests(
                    OTHER_REFUSALS,
                    left -> left > 0 && !(refusal instanceof RejectedExecutionException))
                .suggests(TIME_STANDS_STILL, left -> left > 0)
                .shouldBe(0);
          }
        });
  }

  @Test
  @DisplayName("outside work ends once, on the loop's thread, in whatever way the call does")
  void outsideWorkEndsOnce() {
    var poller = new WatchedPoller();
    run(
        newLoop(poller),
        () -> {
          await(runInExecutor(pool(1), () -> "made"));
          runInExecutor(_ -> {}, () -> "never made").cancel();
          attempting(
                  "an executor that makes the call, and then throws",
                  () ->
                      runInExecutor(
                          call -> {
                            call.run();
                            throw new RejectedExecutionException();
                          },
                          () -> "made"))
              .suggests(REFUSED_LATER, thrown -> thrown == null)
              .shouldThrow(RejectedExecutionException.class);
          ticks(3);
          observed("how much outside work is left in the loop's books", poller.outsideWork())
              .suggests(ENDED_TWICE, left -> left < 0)
              .suggests(TIME_STANDS_STILL, left -> left > 0)
              .shouldBe(0);
          observed("whether all entries were made on the loop's thread", poller.toldBy())
              .suggests(TIME_GOES_ON, Set::isEmpty)
              .suggests(TOLD_OUTSIDE)
              .shouldBe(Set.of(Thread.currentThread()));
        });
  }

  @Test
  @DisplayName("a loop that is closed makes no call")
  void aClosedLoopMakesNoCall() {
    EventLoop loop = newLoop();
    loop.close();
    var seen = new ArrayList<Runnable>();
    attempting(
            "a call on a closed loop",
            () -> RunInExecutor.on(loop, seen::add, WhenCancelled.RUNS_ON, () -> "late"))
        .suggests(CLOSED_LOOP_CALLS, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalStateException: event loop is closed",
            thrown ->
                thrown instanceof IllegalStateException
                    && "event loop is closed".equals(thrown.getMessage()));
    observed("how many calls the executor got", seen.size())
        .suggests(CLOSED_LOOP_CALLS)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a call that outlives its loop ends in peace")
  void theLoopIsClosedMeanwhile() {
    var handedOver = new ArrayList<Runnable>();
    EventLoop loop = newLoop();
    Future<Void> future =
        RunInExecutor.on(
            loop,
            handedOver::add,
            WhenCancelled.RUNS_ON,
            () -> {
              trace.add("the call ends");
              return null;
            });
    loop.close();
    trace.add("the loop is closed");
    attempting("making the call when the loop is closed", () -> handedOver.forEach(Runnable::run))
        .suggests(HARMS_THE_THREAD)
        .shouldSucceed();
    observed("whether its thread is interrupted afterwards", Thread.interrupted())
        .suggests(HARMS_THE_THREAD)
        .shouldBe(false);
    trace.add("done: " + yes(future.isDone()));

    sameAsCPython("loop_closed_meanwhile", trace);
  }

  @Test
  @DisplayName("virtual time stands still while the call is made")
  void virtualTimeStandsStill() {
    var time = new VirtualTime();
    Thread loopThread = Thread.currentThread();
    var over = new AtomicBoolean();
    Callable<Duration> untilTheLoopSleeps =
        () -> {
          while (loopThread.getState() != Thread.State.WAITING
              && !over.get()
              && !Thread.currentThread().isInterrupted()) {
            Thread.yield();
          }
          return time.now();
        };
    try {
      during(
          TIME_GOES_ON,
          "awaiting a call on virtual time, while there is a timer",
          () ->
              run(
                  EventLoop.create(time, time),
                  () -> {
                    createTask(sleep(HOUR));
                    Future<Duration> future = runInExecutor(pool(1), untilTheLoopSleeps);
                    observed("the time at which the call ended", await(future))
                        .suggests(TIME_GOES_ON)
                        .shouldBe(Duration.ZERO);
                  }));
    } finally {
      over.set(true);
    }
  }

  @Test
  @DisplayName("virtual time goes on after a call that was refused or cancelled")
  void virtualTimeGoesOn() {
    var time = new VirtualTime();
    during(
        TIME_STANDS_STILL,
        "sleeping an hour of virtual time after a call that was refused, and one cancelled",
        () ->
            run(
                EventLoop.create(time, time),
                () -> {
                  attempting(
                          "an executor that refuses",
                          () ->
                              runInExecutor(
                                  _ -> {
                                    throw new RejectedExecutionException();
                                  },
                                  () -> "never"))
                      .suggests(REFUSED_LATER, thrown -> thrown == null)
                      .shouldThrow(RejectedExecutionException.class);
                  runInExecutor(_ -> {}, () -> "never").cancel();
                  await(sleep(HOUR));
                }));
    observed("the time afterwards", time.now()).suggests(TIME_STANDS_STILL).shouldBe(HOUR);
  }
}
