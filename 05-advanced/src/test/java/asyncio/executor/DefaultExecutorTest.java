package asyncio.executor;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.setDefaultExecutor;
import static asyncio.executor.Threads.shutdownDefaultExecutor;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.1", part = 2, points = 10, seconds = 30)
@DisplayName("05.1 Threads: the default executor")
class DefaultExecutorTest extends OnRealThreads {

  private static final Misconception ONE_THREAD =
      Misconception.of(
          "one-thread-for-all",
          "the pool has too few threads, so that calls wait for each other that could be made side"
              + " by side");

  private static final Misconception POOL_EACH_TIME =
      Misconception.of(
          "pool-for-each-call",
          "a pool is made whenever one is asked for; the loop makes one, and keeps it");

  private static final Misconception KEEPS_ALIVE =
      Misconception.of(
          "keeps-the-program-alive",
          "the pool's threads are no daemons: a program that forgets to close its loop never ends");

  private static final Misconception SET_ONE_STAYS_OPEN =
      Misconception.of(
          "set-executor-stays-open",
          "an executor that was set is not shut down when the loop closes; it belongs to the loop");

  private static final Misconception OWN_STAYS_OPEN =
      Misconception.of(
          "own-pool-stays-open",
          "another executor takes the place of the loop's own pool, and nobody shuts that down");

  private static final Misconception TAKES_ALL_DOWN =
      Misconception.of(
          "shuts-down-what-is-not-its-own",
          "an executor that another one takes the place of is shut down though it was set by"
              + " somebody, who may still use it");

  private static final Misconception BLOCKS_THE_LOOP =
      Misconception.of(
          "closing-blocks-the-loop",
          "the loop's thread waits for the executor's end; a call under way that needs the loop"
              + " waits for the loop: let another thread wait");

  private static final Misconception NOT_WAITED_FOR =
      Misconception.of(
          "closes-without-waiting",
          "the loop is closed while the calls of its executor are still under way; a runner waits"
              + " for them: beforeClosing");

  private static final Misconception WITHOUT_LIMIT =
      Misconception.of(
          "waits-without-limit",
          "a call that never ends keeps the loop from being closed; there is a limit");

  private static final Misconception INTERRUPTS_CALLS =
      Misconception.of(
          "limit-interrupts-the-calls",
          "the calls that take too long are interrupted; the loop no longer waits for them, and"
              + " that is all");

  private static final Misconception LATE_IS_SILENT =
      Misconception.of(
          "late-is-silent",
          "the executor did not end in time, and nobody is told; tell the loop's exception"
              + " handler");

  private static final Misconception COMES_BACK =
      Misconception.of(
          "shut-down-executor-comes-back",
          "after the shutdown a call is taken all the same, by a new pool that nobody will close");

  private static final Misconception WAITS_ON =
      Misconception.of(
          "waiting-thread-stays",
          "the thread that waits for the executor's end goes on to wait when nobody needs to know"
              + " any more");

  private static final Misconception CLOSE_FORGETS =
      Misconception.of(
          "close-forgets-the-executor",
          "a loop that is closed without a runner leaves its executor open");

  /** By the bridge of module 02, so that these tests are about the executor alone. */
  private static <T> Future<T> inDefault(Callable<T> call) {
    return ExecutorCall.on(DefaultExecutor.of(EventLoop.running()).get(), call);
  }

  // What it is

  @Test
  @DisplayName("as many calls run side by side as there are processors, and four more")
  void sideBySide() {
    int threads = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
    runOrName(
        ONE_THREAD,
        "making " + threads + " calls that wait for each other",
        () -> {
          var all = new CyclicBarrier(threads);
          var calls = new ArrayList<Future<Integer>>();
          for (int i = 0; i < threads; i++) {
            calls.add(inDefault(all::await));
          }
          observed("how many met", await(gather(calls)).size()).shouldBe(threads);
        });
  }

  @Test
  @DisplayName("there is one for a loop, and each loop has its own")
  void oneForALoop() {
    var seen = new ArrayList<ExecutorService>();
    for (int i = 0; i < 2; i++) {
      run(
          () -> {
            EventLoop loop = EventLoop.running();
            ExecutorService first = DefaultExecutor.of(loop).get();
            observed(
                    "whether the same executor is given out again",
                    DefaultExecutor.of(loop).get() == first)
                .suggests(POOL_EACH_TIME)
                .shouldBe(true);
            seen.add(first);
          });
    }
    observed("whether two loops share one", seen.getFirst() == seen.getLast()).shouldBe(false);
  }

  @Test
  @DisplayName("its threads are daemons, and their names say whose they are")
  void daemons() throws Exception {
    var seen = new CompletableFuture<Thread>();
    // A thread inherits from its maker whether it is a daemon.
    Thread noDaemon =
        Thread.ofPlatform()
            .daemon(false)
            .start(() -> run(() -> seen.complete(await(inDefault(Thread::currentThread)))));
    noDaemon.join();
    Thread worker = seen.getNow(null);

    observed("whether the thread is a daemon", worker.isDaemon())
        .suggests(KEEPS_ALIVE)
        .shouldBe(true);
    observed("the thread's name", worker.getName())
        .shouldSatisfy("a name that begins with asyncio-", name -> name.startsWith("asyncio-"));
  }

  @Test
  @DisplayName("virtual threads can be set in its place, and are closed with the loop")
  void virtualThreads() {
    ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    run(
        () -> {
          setDefaultExecutor(virtual);
          Thread worker = await(inDefault(Thread::currentThread));
          observed("whether a virtual thread made the call", worker.isVirtual()).shouldBe(true);
        });
    observed("whether the executor was shut down", virtual.isShutdown())
        .suggests(SET_ONE_STAYS_OPEN)
        .shouldBe(true);
  }

  @Test
  @DisplayName(
      "of two that another takes the place of, the loop's own ends, and one that was set lives")
  void replaced() {
    ExecutorService set = pool(1);
    run(
        () -> {
          ExecutorService own = DefaultExecutor.of(EventLoop.running()).get();
          await(inDefault(() -> null));
          setDefaultExecutor(set);
          observed("whether the loop's own pool was shut down", own.isShutdown())
              .suggests(OWN_STAYS_OPEN)
              .shouldBe(true);
          setDefaultExecutor(pool(1));
          observed("whether one that was set was shut down", set.isShutdown())
              .suggests(TAKES_ALL_DOWN)
              .shouldBe(false);
        });
  }

  // How it ends

  @Test
  @DisplayName("calls under way end, and may use the loop until then; no others begin")
  void shutDown() {
    during(
        BLOCKS_THE_LOOP,
        "shutting the default executor down while one of its calls asks the loop",
        () ->
            twin(
                "default_executor_is_shut_down",
                () -> {
                  EventLoop loop = EventLoop.running();
                  BlockingCall<Void> call =
                      blockingCall(
                          () -> {
                            trace.add("the loop answers " + ask(loop, () -> 42));
                            return null;
                          });
                  Future<Void> future = inDefault(call);
                  call.awaitBegin();
                  Task<Void> ending = createTask(shutdownDefaultExecutor(null));
                  ticks(1);
                  refused(() -> inDefault(() -> "begins"));
                  trace.add("no other call begins");
                  trace.add("another executor: " + await(ExecutorCall.on(pool(1), () -> "works")));
                  call.release();
                  await(ending);
                  trace.add("the call is done: " + yes(future.isDone()));
                }));
  }

  private static void refused(Callable<?> call) {
    attempting("a call after the shutdown", call::call)
        .suggests(COMES_BACK, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalStateException: the default executor was shut down",
            thrown ->
                thrown instanceof IllegalStateException
                    && "the default executor was shut down".equals(thrown.getMessage()));
  }

  @Test
  @DisplayName(
      "a runner waits for calls under way before it closes the loop, and the loop serves them")
  void aRunnerWaits() {
    BlockingCall<String> call =
        blockingCall(
            () -> {
              trace.add("the call asks");
              return "done";
            });
    var executor = new WatchedExecutor(pool(2), call::release);
    runOrName(
        BLOCKS_THE_LOOP,
        "closing a loop while a call of its executor asks it for something",
        () -> {
          EventLoop loop = EventLoop.running();
          setDefaultExecutor(executor);
          inDefault(
              () -> {
                call.call();
                trace.add(ask(loop, () -> "the loop answers"));
                return null;
              });
          call.awaitBegin();
          createTask(
              async(
                  () -> {
                    try {
                      await(sleep(Duration.ofHours(1)));
                    } finally {
                      trace.add("tasks are cancelled");
                    }
                  }));
          ticks(1);
          trace.add("main ends");
        });
    observed("what happened until the loop was closed", trace)
        .suggests(NOT_WAITED_FOR, seen -> !seen.contains("the loop answers"))
        .shouldBe("main ends", "tasks are cancelled", "the call asks", "the loop answers");
  }

  @Test
  @DisplayName("calls that take too long are reported, and go on")
  void tooLong() {
    twin(
        "default_executor_takes_too_long",
        () -> {
          BlockingCall<String> call = blockingCall(() -> "ends all the same");
          Future<String> future = inDefault(call);
          ExecutorService pool = DefaultExecutor.of(EventLoop.running()).get();
          call.awaitBegin();
          await(shutdownDefaultExecutor(Duration.ofMillis(1)));
          trace.add("warnings: " + told.size());
          observed("what the exception handler was told", List.copyOf(told))
              .suggests(LATE_IS_SILENT, List::isEmpty)
              .shouldBe(
                  List.of(
                      new ExceptionContext(
                          "the default executor did not end within PT0.001S", null, pool)));
          trace.add("the call is done: " + yes(future.isDone()));
          call.release();
          attempting(
                  "awaiting the call that was late", () -> trace.add("the call " + await(future)))
              .suggests(INTERRUPTS_CALLS)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("a runner waits five minutes at most, by the loop's clock")
  void fiveMinutes() {
    var clock = new ImpatientClock();
    EventLoop loop = EventLoop.create(clock, clock);
    loop.setExceptionHandler((_, context) -> told.add(context));
    during(
        WITHOUT_LIMIT,
        "closing a loop while a call of its executor does not end",
        () ->
            run(
                loop,
                () -> {
                  BlockingCall<Void> call = blockingCall(() -> null);
                  inDefault(call);
                  call.awaitBegin();
                }));
    observed("what was told", told.stream().map(ExceptionContext::message).toList())
        .suggests(LATE_IS_SILENT, List::isEmpty)
        .shouldBe(List.of("the default executor did not end within PT5M"));
    observed("how long the loop was willing to wait", clock.longest())
        .suggests(WITHOUT_LIMIT)
        .shouldBe(Duration.ofMinutes(5));
  }

  @Test
  @DisplayName("an executor that nobody has needed has nothing to wait for")
  void neverNeeded() {
    run(
        () -> {
          await(shutdownDefaultExecutor(Duration.ZERO));
          refused(() -> inDefault(() -> "begins"));
        });
    observed("what the exception handler was told", told).shouldBe(List.of());
  }

  @Test
  @DisplayName("a loop that is closed without a runner shuts it down, and does not wait")
  void closedWithoutARunner() throws InterruptedException {
    EventLoop loop = newLoop();
    BlockingCall<Void> call = blockingCall(() -> null);
    ExecutorService executor = DefaultExecutor.of(loop).get();
    executor.submit(call);
    call.awaitBegin();
    loop.close();
    boolean shutDown = executor.isShutdown();
    call.release();
    executor.shutdown();

    observed("whether the executor was shut down", shutDown).suggests(CLOSE_FORGETS).shouldBe(true);
    observed("whether the call was interrupted", call.wasInterrupted())
        .suggests(INTERRUPTS_CALLS)
        .shouldBe(false);
  }

  @Test
  @DisplayName("no thread goes on waiting for its end when the time is up")
  void nobodyWaitsWhenTimeIsUp() {
    var executor = new WatchedExecutor(pool(1), () -> {});
    runOrName(
        WAITS_ON,
        "waiting until nobody waits for the executor's end",
        () -> {
          setDefaultExecutor(executor);
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          await(shutdownDefaultExecutor(Duration.ofMillis(20)));
          ticks(3);
          executor.awaitNobodyWaits();
          call.release();
        });
  }

  @Test
  @DisplayName(
      "who is cancelled while it waits for its end goes on at once, and leaves no thread waiting")
  void cancelledShutdown() {
    var executor = new WatchedExecutor(pool(1), () -> {});
    runOrName(
        WAITS_ON,
        "waiting until nobody waits for the executor's end",
        () -> {
          setDefaultExecutor(executor);
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          Task<Void> ending = createTask(shutdownDefaultExecutor(null));
          while (!executor.wasAskedForItsEnd()) {
            ticks(1);
          }
          ending.cancel();
          attempting("awaiting the cancelled shutdown", () -> await(ending))
              .shouldThrow(CancelledError.class);
          ticks(3);
          executor.awaitNobodyWaits();
          call.release();
        });
  }
}
