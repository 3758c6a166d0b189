package asyncio.executor;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Poller;
import asyncio.task.CoroutineAction;
import asyncio.task.ExecutorCall;
import asyncio.task.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;

/**
 * What the tests of threads have in common: a loop on the system's clock, calls that wait for
 * events, and pools that do not outlive a test.
 */
abstract class OnRealThreads {

  final Trace trace = new Trace();
  final List<ExceptionContext> told = new CopyOnWriteArrayList<>();
  private final List<BlockingCall<?>> calls = new CopyOnWriteArrayList<>();
  private final List<ExecutorService> pools = new CopyOnWriteArrayList<>();

  EventLoop newLoop() {
    return listenedTo(EventLoop.create());
  }

  /** A loop that sleeps in a poller of the test. */
  EventLoop newLoop(Poller poller) {
    return listenedTo(EventLoop.create(Clock.monotonic(), poller));
  }

  private EventLoop listenedTo(EventLoop loop) {
    loop.setExceptionHandler((_, context) -> told.add(context));
    return loop;
  }

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    run(newLoop(), main);
  }

  /** Runs a program on a loop, and closes it. A test that fails leaves no call waiting. */
  void run(EventLoop loop, CoroutineAction main) {
    try (var runner = new Runner(() -> loop)) {
      runner.run(
          async(
              () -> {
                try {
                  main.run();
                } catch (Throwable failure) {
                  calls.forEach(BlockingCall::release);
                  throw failure;
                }
              }));
    } finally {
      calls.forEach(BlockingCall::release);
      pools.forEach(ExecutorService::shutdownNow);
    }
  }

  /** The same, and names a wrong idea if it fails otherwise than by an observation, or hangs. */
  void runOrName(Misconception idea, String what, CoroutineAction main) {
    during(idea, what, () -> run(main));
  }

  /** The same, and names a wrong idea only if it hangs; what fails speaks for itself. */
  void runOrNameTheHang(Misconception idea, String what, CoroutineAction main) {
    Throwable failure =
        during(
            idea,
            what,
            () -> {
              try {
                run(main);
                return null;
              } catch (Throwable thrown) {
                return thrown;
              }
            });
    if (failure != null) {
      throw OnRealThreads.<RuntimeException>rethrow(failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X rethrow(Throwable failure) throws X {
    throw (X) failure;
  }

  /** Runs the twin of a Python program, which writes what happens into the trace. */
  void twin(String name, CoroutineAction main) {
    run(main);
    sameAsCPython(name, trace);
  }

  /** Compares what a program did with what its twin does in CPython. */
  static void sameAsCPython(String name, Trace trace) {
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), trace);
  }

  <T> BlockingCall<T> blockingCall(Callable<T> end) {
    var call = new BlockingCall<T>(end);
    calls.add(call);
    return call;
  }

  /** A pool that ends with the program. */
  ExecutorService pool(int threads) {
    return pool(threads, Executors.defaultThreadFactory());
  }

  /** The same, on threads of the test's making. */
  ExecutorService pool(int threads, ThreadFactory factory) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, factory);
    pools.add(pool);
    return pool;
  }

  /** Lets the loop go through so many iterations. */
  static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  /** Makes a call on a new thread, and blocks the caller until it has ended. */
  static <T> T onAnotherThread(Callable<T> body) throws Exception {
    var task = new FutureTask<>(body);
    Thread.ofPlatform().daemon().start(task);
    return task.get();
  }

  /** Makes a call on a thread of its own, by the bridge of module 02. */
  static <T> T elsewhere(Callable<T> call) {
    return await(ExecutorCall.on(command -> Thread.ofPlatform().daemon().start(command), call));
  }

  /** Has the loop do something, and blocks the calling thread until it is done. */
  static <T> T ask(EventLoop loop, Supplier<T> call) throws Exception {
    var answer = new CompletableFuture<T>();
    loop.callSoonThreadsafe(() -> answer.complete(call.get()));
    return answer.get();
  }

  static String yes(boolean answer) {
    return answer ? "True" : "False";
  }
}
