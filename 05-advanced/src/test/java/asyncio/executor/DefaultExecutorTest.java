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
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Grades(value = "05.1", part = 2, points = 10, seconds = 30)
@DisplayName("05.1 Threads: the default executor")
class DefaultExecutorTest extends OnRealThreads {

  private static final Misconception ONE_THREAD =
      Misconception.of(
          "one-thread-for-all",
          "the pool has too few threads, so that calls wait for each other that could be made side"
              + " by side");

  private static final Misconception TOO_MANY =
      Misconception.of(
          "too-many-threads",
          "the pool starts a thread for every call that finds none free; a hundred calls that"
              + " compute then get in each other's way: the number is bounded");

  private static final Misconception STOPS_CALLS =
      Misconception.of(
          "replaced-pool-stops-its-calls",
          "another executor takes the place of the loop's own pool, and the calls under way there"
              + " are interrupted, or waited for; they end by themselves");

  private static final Misconception ENDS_WHAT_IT_SETS =
      Misconception.of(
          "set-ends-what-it-sets",
          "the loop's own pool is set as its executor, and is shut down as the one before; to set"
              + " what is in use changes nothing");

  private static final Misconception POOL_ON_A_CLOSED_LOOP =
      Misconception.of(
          "closed-loop-gets-a-pool",
          "the loop was closed before anybody asked for its executor, and now makes one, that"
              + " nobody will close");

  private static final Misconception SHUTS_UNAWAITED =
      Misconception.of(
          "shuts-down-unawaited",
          "the executor is shut down when the coroutine is made; a coroutine does nothing before it"
              + " is awaited");

  private static final Misconception SECOND_IS_FIRST =
      Misconception.of(
          "second-shutdown-does-not-wait",
          "a second shutdown returns while the calls are still under way, since the first one waits"
              + " for them; so does its caller want to");

  private static final Misconception NULL_IS_A_LIMIT =
      Misconception.of(
          "null-is-some-limit",
          "without a limit it gives up all the same, after a limit of its own");

  private static final Misconception CLOSED_STAYS_IN_USE =
      Misconception.of(
          "closed-executor-stays-in-use",
          "the loop is closed, and its executor is given out all the same, or a new one, that"
              + " nobody will close; close shuts it down for good");

  private static final Misconception SET_REVIVES =
      Misconception.of(
          "set-revives-the-executor",
          "after the shutdown another executor is taken, which nobody will close; it is shut down"
              + " for good");

  private static final Misconception CANCEL_STOPS_CALLS =
      Misconception.of(
          "cancelled-shutdown-stops-the-calls",
          "who waits for the executor's end is cancelled, and the calls are interrupted; nobody"
              + " waits for them any more, and that is all");

  private static final Misconception LIMIT_IS_THROWN =
      Misconception.of(
          "late-is-thrown",
          "that time is up is thrown at who shuts down; it is reported, and the coroutine returns");

  private static final Misconception CANCEL_SWALLOWED =
      Misconception.of(
          "cancelled-shutdown-returns",
          "who waits for the executor's end is cancelled, and the coroutine returns as if nothing"
              + " had happened; pass the cancellation on");

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
  @DisplayName("as many calls run side by side as there are processors, and four more; no others")
  void sideBySide() {
    int threads = Math.min(32, Runtime.getRuntime().availableProcessors() + 4);
    List<BlockingCall<Void>> calls =
        Stream.generate(() -> this.<Void>blockingCall(() -> null)).limit(threads).toList();
    BlockingCall<Void> oneMore = blockingCall(() -> null);
    run(
        () -> {
          List<Future<Void>> futures = calls.stream().map(DefaultExecutorTest::inDefault).toList();
          Future<Void> more = inDefault(oneMore);
          during(
              ONE_THREAD,
              "waiting until " + threads + " calls are under way",
              () -> {
                for (BlockingCall<Void> call : calls) {
                  call.awaitBegin();
                }
              });
          if (DefaultExecutor.of(EventLoop.running()).get() instanceof ThreadPoolExecutor pool) {
            observed("how many threads the pool has for one call more", pool.getLargestPoolSize())
                .suggests(TOO_MANY, number -> number > threads)
                .shouldBe(threads);
          }
          observed("whether one call more has begun", oneMore.hasBegun())
              .suggests(TOO_MANY)
              .shouldBe(false);
          calls.forEach(BlockingCall::release);
          oneMore.release();
          await(gather(futures));
          await(more);
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

  @Test
  @DisplayName("to set the executor that is in use changes nothing")
  void setAgain() {
    run(
        () -> {
          ExecutorService own = DefaultExecutor.of(EventLoop.running()).get();
          setDefaultExecutor(own);
          observed("whether the loop's own pool was shut down", own.isShutdown())
              .suggests(ENDS_WHAT_IT_SETS)
              .shouldBe(false);
          setDefaultExecutor(pool(1));
          observed("whether it was when another took its place", own.isShutdown())
              .suggests(OWN_STAYS_OPEN)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("calls under way in the loop's own pool end by themselves when another is set")
  void replacedInTheMiddleOfACall() {
    runOrName(
        STOPS_CALLS,
        "setting another executor while a call is under way",
        () -> {
          BlockingCall<String> call = blockingCall(() -> "ends");
          Future<String> future = inDefault(call);
          call.awaitBegin();
          setDefaultExecutor(pool(1));
          call.release();
          attempting(
                  "awaiting the call that was under way",
                  () -> observed("its result", await(future)).shouldBe("ends"))
              .suggests(STOPS_CALLS)
              .shouldSucceed();
        });
  }

  // How it ends

  @Test
  @DisplayName("nothing is shut down before the coroutine is awaited")
  void lazyShutdown() {
    run(
        () -> {
          DefaultExecutor executor = DefaultExecutor.of(EventLoop.running());
          Coroutine<Void> ending = executor.shutdown(null);
          attempting(
                  "a call before the shutdown is awaited",
                  () -> observed("its result", await(inDefault(() -> "made"))).shouldBe("made"))
              .suggests(SHUTS_UNAWAITED)
              .shouldSucceed();
          await(ending);
        });
  }

  @Test
  @DisplayName("a second shutdown waits as well")
  void shutDownTwice() {
    runOrNameTheHang(
        BLOCKS_THE_LOOP,
        "shutting the executor down twice",
        () -> {
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          Task<Void> first = createTask(shutdownDefaultExecutor(null));
          Task<Void> second = createTask(shutdownDefaultExecutor(null));
          ticks(4);
          observed("whether the first one goes on while a call is under way", first.isDone())
              .shouldBe(false);
          observed("whether the second one does", second.isDone())
              .suggests(SECOND_IS_FIRST)
              .shouldBe(false);
          call.release();
          await(first);
          await(second);
        });
  }

  @Test
  @DisplayName("without a limit it waits for as long as it takes")
  void withoutALimit() {
    var clock = new ImpatientClock();
    EventLoop loop = EventLoop.create(clock, clock);
    loop.setExceptionHandler((_, context) -> told.add(context));
    run(
        loop,
        () -> {
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          Task<Void> ending = createTask(shutdownDefaultExecutor(null));
          await(sleep(Duration.ofDays(400)));
          ticks(3);
          observed("whether it has given up after more than a year", ending.isDone())
              .suggests(NULL_IS_A_LIMIT, _ -> !told.isEmpty())
              .shouldBe(false);
          call.release();
          await(ending);
        });
  }

  @Test
  @DisplayName("calls under way end, and may use the loop until then; no others begin")
  void shutDown() {
    runOrNameTheHang(
        BLOCKS_THE_LOOP,
        "shutting the default executor down while one of its calls asks the loop",
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
          refused(() -> inDefault(() -> "begins"), COMES_BACK);
          trace.add("no other call begins");
          trace.add("another executor: " + await(ExecutorCall.on(pool(1), () -> "works")));
          call.release();
          await(ending);
          trace.add("the call is done: " + yes(future.isDone()));
        });
    sameAsCPython("default_executor_is_shut_down", trace);
  }

  private static void refused(Executable use, Misconception ifItIsNot) {
    attempting("using the default executor after its shutdown", use)
        .suggests(ifItIsNot, thrown -> thrown == null)
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
          attempting(
                  "awaiting a shutdown that takes too long",
                  () -> await(shutdownDefaultExecutor(Duration.ofMillis(1))))
              .suggests(LIMIT_IS_THROWN, TimeoutError.class::isInstance)
              .shouldSucceed();
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
          refused(() -> inDefault(() -> "begins"), COMES_BACK);
          refused(() -> setDefaultExecutor(pool(1)), SET_REVIVES);
        });
    observed("what the exception handler was told", told).shouldBe(List.of());
  }

  @Test
  @DisplayName("a loop that is closed without a runner shuts it down, and does not wait")
  void closedWithoutARunner() throws InterruptedException {
    EventLoop loop = newLoop();
    BlockingCall<Void> call = blockingCall(() -> null);
    DefaultExecutor inUse = DefaultExecutor.of(loop);
    ExecutorService executor = inUse.get();
    executor.submit(call);
    call.awaitBegin();
    loop.close();
    EventLoop other = newLoop();
    DefaultExecutor notNeeded = DefaultExecutor.of(other);
    other.close();
    boolean shutDown = executor.isShutdown();
    call.release();
    executor.shutdown();

    observed("whether the executor was shut down", shutDown).suggests(CLOSE_FORGETS).shouldBe(true);
    refused(inUse::get, CLOSED_STAYS_IN_USE);
    refused(notNeeded::get, CLOSED_STAYS_IN_USE);
    observed("whether the call was interrupted", call.wasInterrupted())
        .suggests(INTERRUPTS_CALLS)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a loop that is closed has none, also if nobody asked for it before")
  void neverAskedForBeforeTheEnd() {
    EventLoop loop = newLoop();
    loop.close();
    refused(DefaultExecutor.of(loop)::get, POOL_ON_A_CLOSED_LOOP);
  }

  @Test
  @DisplayName("no thread goes on waiting for its end when the time is up")
  void nobodyWaitsWhenTimeIsUp() {
    var executor = new WatchedExecutor(pool(1), () -> {});
    runOrNameTheHang(
        WAITS_ON,
        "waiting until nobody waits for the executor's end",
        () -> {
          setDefaultExecutor(executor);
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          attempting(
                  "awaiting a shutdown that takes too long",
                  () -> await(shutdownDefaultExecutor(Duration.ofMillis(20))))
              .suggests(LIMIT_IS_THROWN, TimeoutError.class::isInstance)
              .shouldSucceed();
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
    runOrNameTheHang(
        WAITS_ON,
        "waiting until nobody waits for the executor's end",
        () -> {
          setDefaultExecutor(executor);
          BlockingCall<Void> call = blockingCall(() -> null);
          inDefault(call);
          call.awaitBegin();
          Task<Void> ending = createTask(shutdownDefaultExecutor(null));
          ticks(3);
          observed("whether the executor was shut down", executor.isShutdown())
              .suggests(SET_ONE_STAYS_OPEN)
              .shouldBe(true);
          while (!executor.wasAskedForItsEnd()) {
            ticks(1);
          }
          ending.cancel();
          attempting("awaiting the cancelled shutdown", () -> await(ending))
              .suggests(CANCEL_SWALLOWED, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
          ticks(3);
          executor.awaitNobodyWaits();
          call.release();
          call.awaitEnd();
          observed("whether the call under way was interrupted", call.wasInterrupted())
              .suggests(CANCEL_STOPS_CALLS)
              .shouldBe(false);
        });
  }
}
