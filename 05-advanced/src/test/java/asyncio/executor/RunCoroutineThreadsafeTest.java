package asyncio.executor;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.runCoroutineThreadsafe;
import static asyncio.executor.Threads.wrapFuture;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.executor.demo.ThreadsDemo;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.Context;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.1", part = 5, points = 12, seconds = 30)
@DisplayName("05.1 Threads: a coroutine from another thread")
class RunCoroutineThreadsafeTest extends OnRealThreads {

  private static final Misconception FROM_OUTSIDE =
      Misconception.of(
          "touches-the-loop-from-outside",
          "the task is made on the calling thread, while the loop may be doing something else, or"
              + " sleeps; let the loop make it: callSoonThreadsafe");

  private static final Misconception RUNS_HERE =
      Misconception.of(
          "runs-on-the-calling-thread",
          "the coroutine runs on a loop of the calling thread; it is for the loop that was named");

  private static final Misconception EARLY_CANCEL_LOST =
      Misconception.of(
          "early-cancel-is-lost",
          "the future is cancelled before the loop has seen the coroutine, and the task, once it is"
              + " made, is not told");

  private static final Misconception EARLY_CANCEL_SKIPS =
      Misconception.of(
          "early-cancel-never-begins",
          "a coroutine whose future is cancelled early is not begun, so that its finally blocks"
              + " never run; in CPython it begins, and is cancelled at its first await");

  private static final Misconception FACTORY_FAILURE =
      Misconception.of(
          "failed-start-is-lost",
          "no task can be made of the coroutine, and the thread that waits is not told");

  private static final Misconception WAITS_AT_ONCE =
      Misconception.of(
          "waits-for-the-coroutine",
          "the method waits for the coroutine's end; it returns a future, and the caller decides");

  private static final Misconception LOSES =
      Misconception.of(
          "loses-under-load",
          "with many threads at once, coroutines are lost, or the loop sleeps although one has"
              + " come");

  private static final Misconception LOOP_NOT_TOLD =
      Misconception.of(
          "failed-start-is-silent",
          "no task can be made of the coroutine, and only who waits is told; throw it on, and the"
              + " loop reports it");

  private static final Misconception ERRORS_LOST =
      Misconception.of(
          "errors-leave-it-waiting",
          "the task factory throws an Error, and the thread that waits is not told; an Exception is"
              + " not all that can be thrown");

  private static final Misconception AT_ONCE =
      Misconception.of(
          "at-once-on-its-own-thread",
          "on the loop's own thread the task is made at once, ahead of those that other threads"
              + " have asked for, and a failure at it comes out here; let it go by the same door as"
              + " the others");

  private static final Misconception CLOSED_FAILS =
      Misconception.of(
          "closed-loop-fails-the-result",
          "the loop is closed, and the result fails; in asyncio, and here, it is never done");

  private static final Misconception MUST_RUN =
      Misconception.of(
          "refuses-a-loop-not-running",
          "a loop that does not run yet is refused; it begins the coroutine when it runs. Only one"
              + " that is closed takes none");

  private static final Misconception MAKERS_THREAD =
      Misconception.of(
          "makers-thread-counts-as-the-loops",
          "the thread that made the result is taken for the loop's, and may not wait; which thread"
              + " is the loop's is a question of which loop runs there");

  private static final ContextVar<String> VAR = new ContextVar<>("VAR", "default");

  @Test
  @DisplayName(
      "the coroutine runs on the loop's thread, and wakes it; the calling thread gets the result")
  void runsOnTheLoop() {
    runOrNameTheHang(
        FROM_OUTSIDE,
        "a thread that has a coroutine run on a loop that sleeps",
        () -> {
          EventLoop loop = EventLoop.running();
          loop.setDebug(true);
          Thread ranOn =
              elsewhere(
                  () ->
                      runCoroutineThreadsafe(
                              async(
                                  () -> {
                                    await(sleep(Duration.ZERO));
                                    return Thread.currentThread();
                                  }),
                              loop)
                          .get());
          observed("the thread that the coroutine ran on", ranOn)
              .suggests(RUNS_HERE)
              .shouldBeSameAs(Thread.currentThread());
        });
  }

  @Test
  @DisplayName("the thread that asked may wait for it")
  void whoAskedMayWait() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          var never = new Future<Void>(loop);
          Attempt waiting =
              elsewhere(
                  () -> {
                    CompletableFuture<Void> result =
                        runCoroutineThreadsafe(async(() -> await(never)), loop);
                    return attempting(
                        "waiting for a millisecond on the thread that asked",
                        () -> result.get(1, TimeUnit.MILLISECONDS));
                  });
          waiting
              .suggests(MAKERS_THREAD, IllegalStateException.class::isInstance)
              .shouldThrow(TimeoutException.class);
        });
  }

  @Test
  @DisplayName("it returns at once, whatever the loop is doing")
  void returnsAtOnce() {
    runOrName(
        WAITS_AT_ONCE,
        "calling it on another thread while the loop is busy",
        () -> {
          EventLoop loop = EventLoop.running();
          Coroutine<String> coroutine = async(() -> "later");
          CompletableFuture<String> result =
              onAnotherThread(() -> runCoroutineThreadsafe(coroutine, loop));
          observed("whether the result is there already", result.isDone())
              .suggests(WAITS_AT_ONCE)
              .shouldBe(false);
          observed("the result", await(wrapFuture(result))).shouldBe("later");
        });
  }

  @Test
  @DisplayName(
      "a task that is cancelled on the loop, or fails: the thread that waits is told which")
  void theThreadIsTold() {
    twin(
        "threadsafe_cancelled_on_the_loop",
        () -> {
          EventLoop loop = EventLoop.running();
          var failure = new IOException("disk");
          Coroutine<Void> cancelled =
              async(
                  () -> {
                    currentTask().cancel();
                    await(sleep(Duration.ZERO));
                  });
          Coroutine<Void> failing =
              async(
                  () -> {
                    throw failure;
                  });
          elsewhere(
              () -> {
                CompletableFuture<Void> first = runCoroutineThreadsafe(cancelled, loop);
                attempting("waiting for it", first::get);
                trace.add("cancelled: " + yes(first.isCancelled()));
                try {
                  runCoroutineThreadsafe(failing, loop).get();
                } catch (ExecutionException caught) {
                  trace.add("the same exception: " + yes(caught.getCause() == failure));
                }
                return null;
              });
        });
  }

  @Test
  @DisplayName("for a thread that cancels it is over at once; the task still cleans up")
  void theThreadCancels() {
    twin(
        "threadsafe_cancelled_by_the_thread",
        () -> {
          EventLoop loop = EventLoop.running();
          var begun = new CountDownLatch(1);
          Coroutine<Void> work =
              async(
                  () -> {
                    begun.countDown();
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } catch (CancelledError cancelled) {
                      trace.add("the task is told");
                      await(sleep(Duration.ZERO));
                      trace.add("the task has cleaned up");
                      throw cancelled;
                    }
                  });
          CompletableFuture<Void> future =
              elsewhere(
                  () -> {
                    CompletableFuture<Void> asked = runCoroutineThreadsafe(work, loop);
                    begun.await();
                    return asked;
                  });
          trace.add("cancelled: " + yes(future.cancel(false)) + " " + yes(future.isCancelled()));
          ticks(5);
          trace.add("tasks left: " + (allTasks().size() - 1));
        });
  }

  @Test
  @DisplayName(
      "cancelled before the loop has seen it, it begins, and is cancelled at its first await")
  void cancelledEarly() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          Coroutine<Void> work =
              async(
                  () -> {
                    trace.add("the coroutine begins");
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } catch (CancelledError cancelled) {
                      trace.add("it is cancelled at its first await");
                      throw cancelled;
                    }
                  });
          onAnotherThread(
              () -> {
                CompletableFuture<Void> future = runCoroutineThreadsafe(work, loop);
                trace.add("cancelled: " + yes(future.cancel(false)));
                return null;
              });
          for (int i = 0; i < 5; i++) {
            trace.add("an iteration");
            ticks(1);
          }
        });
    observed("what became of the coroutine", trace.lines())
        .suggests(EARLY_CANCEL_SKIPS, seen -> !seen.contains("the coroutine begins"))
        .suggests(
            EARLY_CANCEL_LOST, seen -> seen.getLast().equals("it is cancelled at its first await"))
        .shouldSatisfy(
            "it begins, and is cancelled while the loop goes round",
            seen ->
                seen.contains("the coroutine begins")
                    && seen.indexOf("it is cancelled at its first await")
                        < seen.lastIndexOf("an iteration"));
    sameAsCPython("threadsafe_cancelled_before_it_begins", trace);
  }

  @Test
  @DisplayName("a task that fails while it cleans up, after its thread has cancelled, is reported")
  void aFailureNobodyCanReceive() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          var begun = new CountDownLatch(1);
          Coroutine<Void> work =
              async(
                  () -> {
                    begun.countDown();
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } finally {
                      failToCleanUp();
                    }
                  });
          CompletableFuture<Void> future =
              elsewhere(
                  () -> {
                    CompletableFuture<Void> asked = runCoroutineThreadsafe(work, loop);
                    begun.await();
                    return asked;
                  });
          future.cancel(false);
          ticks(5);
          trace.add("tasks left: " + (allTasks().size() - 1));
        });
    var events = new Trace();
    told.forEach(context -> events.add("told: " + inPython(context)));
    trace.lines().forEach(events::add);

    sameAsCPython("failure_nobody_can_receive", events);
  }

  private static void failToCleanUp() throws IOException {
    throw new IOException("cannot clean up");
  }

  private static String inPython(ExceptionContext context) {
    return context.exception() instanceof IOException ? "OSError" : context.toString();
  }

  @Test
  @DisplayName("a loop that is closed takes no coroutine")
  void aClosedLoop() {
    EventLoop loop = newLoop();
    loop.close();
    Coroutine<Void> coroutine = async(() -> trace.add("begins"));
    var given = new ArrayList<CompletableFuture<Void>>();
    attempting(
            "a coroutine for a loop that is closed",
            () -> given.add(runCoroutineThreadsafe(coroutine, loop)))
        .suggests(FROM_OUTSIDE, thrown -> thrown == null && !given.getFirst().isDone())
        .shouldSatisfy(
            "an IllegalStateException: event loop is closed",
            thrown ->
                thrown instanceof IllegalStateException
                    && "event loop is closed".equals(thrown.getMessage()));
    trace.add("no coroutine");
    attempting(
            "a call on a loop that is closed, by RunInExecutor, the first sitting",
            () ->
                RunInExecutor.on(
                    loop, Runnable::run, WhenCancelled.RUNS_ON, () -> trace.adding("begins")))
        .shouldThrow(IllegalStateException.class);
    trace.add("no call");

    sameAsCPython("closed_loop_refuses", trace);
  }

  @Test
  @DisplayName("if no task can be made of it, the thread is told, and so is the loop")
  void noTaskCanBeMade() {
    for (Throwable failure :
        List.of(new IllegalArgumentException("no tasks today"), new Error("no tasks at all"))) {
      told.clear();
      run(
          () -> {
            EventLoop loop = EventLoop.running();
            Tasks.of(loop).setFactory(failingBy(failure));
            Coroutine<String> coroutine = async(() -> "never");
            CompletableFuture<String> result =
                onAnotherThread(() -> runCoroutineThreadsafe(coroutine, loop));
            ticks(2);
            observed("whether a thread that waits is told", result.isDone())
                .suggests(ERRORS_LOST, _ -> failure instanceof Error && told.size() == 1)
                .suggests(FACTORY_FAILURE)
                .shouldBe(true);
            observed(
                    "what it is told",
                    attempting("waiting for it", result::get)
                        .shouldThrow(ExecutionException.class)
                        .getCause())
                .shouldBeSameAs(failure);
            // The loop that is closed after this needs no task for it.
            coroutine.close();
          });
      observed(
              "what the loop's exception handler was told",
              told.stream().map(ExceptionContext::exception).toList())
          .suggests(LOOP_NOT_TOLD, List::isEmpty)
          .shouldBe(List.of(failure));
    }
  }

  private static TaskFactory failingBy(Throwable failure) {
    return new TaskFactory() {
      @Override
      public <T> Task<T> create(
          EventLoop on, Coroutine<T> coroutine, String name, Context context) {
        throw RunCoroutineThreadsafeTest.<RuntimeException>unchecked(failure);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X unchecked(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  @DisplayName("on the loop's own thread it may be asked for, but not waited for")
  void onTheLoopsOwnThread() {
    run(
        () -> {
          CompletableFuture<String> result =
              runCoroutineThreadsafe(async(() -> "awaited"), EventLoop.running());
          attempting("waiting for it there", () -> result.get(1, TimeUnit.MILLISECONDS))
              .shouldThrow(IllegalStateException.class);
          observed("the result", await(wrapFuture(result))).shouldBe("awaited");
        });
  }

  @Test
  @DisplayName("on the loop's own thread it goes by the same door as from others")
  void inLineOnTheLoopsOwnThread() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          Coroutine<Void> first = async(() -> trace.add("asked for by another thread"));
          Coroutine<Void> second = async(() -> trace.add("asked for on the loop's own"));
          onAnotherThread(() -> runCoroutineThreadsafe(first, loop));
          runCoroutineThreadsafe(second, loop);
          ticks(3);
          observed("the order in which they began", trace)
              .suggests(
                  AT_ONCE,
                  seen ->
                      seen.equals(
                          List.of("asked for on the loop's own", "asked for by another thread")))
              .shouldBe("asked for by another thread", "asked for on the loop's own");

          var failure = new IllegalArgumentException("no tasks today");
          Tasks.of(loop).setFactory(failingBy(failure));
          Coroutine<Void> third = async(() -> trace.add("begins"));
          attempting(
                  "asking for a coroutine of which no task can be made",
                  () -> runCoroutineThreadsafe(third, loop))
              .suggests(AT_ONCE, thrown -> thrown == failure)
              .shouldSucceed();
          third.close();
        });
  }

  @Test
  @DisplayName("if the loop is closed before the coroutine has ended, the result is never done")
  void theLoopIsClosedBeforeItsEnd() {
    EventLoop loop = newLoop();
    CompletableFuture<Void> result =
        runCoroutineThreadsafe(
            async(
                () -> {
                  trace.add("begins");
                  loop.stop();
                  await(new Future<Void>(loop));
                }),
            loop);
    loop.runForever();
    loop.close();
    observed("what the coroutine did", trace).shouldBe("begins");
    observed("whether the result is done", result.isDone())
        .suggests(CLOSED_FAILS, _ -> result.isCompletedExceptionally())
        .shouldBe(false);
  }

  @Test
  @DisplayName("a loop that does not run yet begins the coroutine when it does")
  void aLoopThatDoesNotRunYet() {
    EventLoop loop = newLoop();
    CompletableFuture<String> result =
        attemptingToAsk(() -> runCoroutineThreadsafe(async(() -> "made before"), loop));
    run(loop, () -> observed("the result", await(wrapFuture(result))).shouldBe("made before"));
  }

  private static <T> T attemptingToAsk(Supplier<T> asking) {
    var answer = new AtomicReference<T>();
    attempting("asking a loop that does not run yet", () -> answer.set(asking.get()))
        .suggests(MUST_RUN, IllegalStateException.class::isInstance)
        .shouldSucceed();
    return answer.get();
  }

  @Test
  @DisplayName("it begins in a copy of the calling thread's context")
  void itsContextTravels() {
    twin(
        "context_of_a_coroutine",
        () -> {
          EventLoop loop = EventLoop.running();
          VAR.set("of the loop's task");
          Coroutine<Void> look =
              async(
                  () -> {
                    trace.add("the coroutine sees " + VAR.get());
                    VAR.set("set in the coroutine");
                  });
          elsewhere(
              () -> {
                VAR.set("of the asking thread");
                runCoroutineThreadsafe(look, loop).get();
                trace.add("the asking thread sees " + VAR.get());
                return null;
              });
          trace.add("outside it is " + VAR.get());
        });
  }

  @Test
  @DisplayName("coroutines of one thread begin in the order in which they were given")
  void inOrder() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          List<Coroutine<Void>> coroutines =
              IntStream.range(0, 3)
                  .mapToObj(number -> async(() -> trace.add("number " + number)))
                  .toList();
          onAnotherThread(
              () -> {
                coroutines.forEach(coroutine -> runCoroutineThreadsafe(coroutine, loop));
                return null;
              });
          ticks(4);
        });
    observed("the order in which they began", trace).shouldBe("number 0", "number 1", "number 2");
  }

  @Test
  @DisplayName("sixteen threads at once: nothing is lost, and no wake-up is missed")
  void sixteenThreads() {
    int threads = 16;
    int each = 100;
    var count = new Counter();
    runOrNameTheHang(
        LOSES,
        threads + " threads that have a loop run " + each + " coroutines each, one after the other",
        () -> {
          EventLoop loop = EventLoop.running();
          var allReady = new CountDownLatch(threads);
          var failure = new AtomicReference<Throwable>();
          List<Thread> asking =
              IntStream.range(0, threads)
                  .mapToObj(
                      number ->
                          Thread.ofPlatform()
                              .daemon()
                              .unstarted(
                                  () -> {
                                    try {
                                      allReady.countDown();
                                      allReady.await();
                                      for (int i = 0; i < each; i++) {
                                        boolean suspends = (number + i) % 2 == 0;
                                        runCoroutineThreadsafe(count.up(suspends), loop).get();
                                      }
                                    } catch (Throwable thrown) {
                                      failure.set(thrown);
                                    }
                                  }))
                  .toList();
          var everybody = new Future<Void>(loop);
          asking.forEach(Thread::start);
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> {
                    for (Thread thread : asking) {
                      joinIt(thread);
                    }
                    loop.callSoonThreadsafe(() -> everybody.setResult(null));
                  });
          await(everybody);
          attempting(
                  "what the threads did",
                  () -> {
                    if (failure.get() != null) {
                      throw failure.get();
                    }
                  })
              .suggests(LOSES, thrown -> !(thrown instanceof IllegalStateException))
              .shouldSucceed();
        });
    observed("how many coroutines ran to their end", count.value)
        .suggests(LOSES)
        .shouldBe(threads * each);
  }

  private static void joinIt(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Not safe for threads: whoever counts must be on the loop's. */
  private static final class Counter {

    private int value;

    Coroutine<Integer> up(boolean suspends) {
      return new Coroutine<>(
          () -> {
            int before = value;
            if (suspends) {
              await(sleep(Duration.ZERO));
              before = value;
            }
            value = before + 1;
            return value;
          });
    }
  }

  @Test
  @DisplayName("the demo does what its twin does")
  void demo() {
    try (EventLoop loop = newLoop()) {
      ThreadsDemo.program(loop, trace);
    }
    Twin.expectSameAsCPython("threads", trace);
  }
}
