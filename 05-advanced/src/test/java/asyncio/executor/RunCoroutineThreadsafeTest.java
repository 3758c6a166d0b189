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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
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

  private static final ContextVar<String> VAR = new ContextVar<>("VAR", "default");

  @Test
  @DisplayName(
      "the coroutine runs on the loop's thread, and wakes it; the calling thread gets the result")
  void runsOnTheLoop() {
    runOrName(
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
          observed("whether the result is there already", result.isDone()).shouldBe(false);
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
    attempting(
            "a coroutine for a loop that is closed", () -> runCoroutineThreadsafe(coroutine, loop))
        .suggests(FROM_OUTSIDE, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalStateException: event loop is closed",
            thrown ->
                thrown instanceof IllegalStateException
                    && "event loop is closed".equals(thrown.getMessage()));
    trace.add("no coroutine");
    attempting(
            "a call on a loop that is closed",
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
    var failure = new IllegalArgumentException("no tasks today");
    runOrName(
        FACTORY_FAILURE,
        "waiting for a coroutine that no task could be made of",
        () -> {
          EventLoop loop = EventLoop.running();
          Tasks.of(loop)
              .setFactory(
                  new TaskFactory() {
                    @Override
                    public <T> Task<T> create(
                        EventLoop on, Coroutine<T> coroutine, String name, Context context) {
                      throw failure;
                    }
                  });
          Coroutine<String> coroutine = async(() -> "never");
          Throwable cause =
              elsewhere(
                  () ->
                      attempting(
                              "waiting for it", () -> runCoroutineThreadsafe(coroutine, loop).get())
                          .shouldThrow(ExecutionException.class)
                          .getCause());
          observed("what the thread was told", cause).shouldBeSameAs(failure);
          // The loop that is closed after this needs no task for it.
          coroutine.close();
        });
    observed(
            "what the loop's exception handler was told",
            told.stream().map(ExceptionContext::exception).toList())
        .suggests(FACTORY_FAILURE)
        .shouldBe(List.of(failure));
  }

  @Test
  @DisplayName("on the loop's own thread it may be asked for, but not waited for")
  void onTheLoopsOwnThread() {
    runOrName(
        WAITS_AT_ONCE,
        "calling it on the loop's own thread",
        () -> {
          CompletableFuture<String> result =
              runCoroutineThreadsafe(async(() -> "awaited"), EventLoop.running());
          attempting("waiting for it there", result::get).shouldThrow(IllegalStateException.class);
          observed("the result", await(wrapFuture(result))).shouldBe("awaited");
        });
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
    runOrName(
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
              .suggests(LOSES)
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
