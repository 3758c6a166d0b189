package asyncio.compare;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A loop on a thread of its own, for threads that want something of it. The thread is started at
 * once, and ends when this is closed.
 */
public final class LoopThread implements AutoCloseable {

  private final Thread thread;
  private final EventLoop loop;
  private final Future<Void> closing;

  /** Starts one with a loop on the system's clock and selector. */
  public LoopThread(String name) {
    this(name, EventLoop::create);
  }

  /** Starts one with a loop from a factory. */
  public LoopThread(String name, Supplier<EventLoop> loopFactory) {
    loop = loopFactory.get();
    closing = new Future<>(loop);
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private void run() {
    try (var runner = new Runner(() -> loop)) {
      runner.run(async(() -> await(closing)));
    }
  }

  /** How a call ended, and by then it has. */
  private record End<T>(T result, Throwable failure) {

    static <T> End<T> of(Future<T> done) {
      if (done.isCancelled()) {
        return new End<>(null, new CancelledError());
      }
      Throwable failure = done.exception();
      return failure == null ? new End<>(done.result(), null) : new End<>(null, failure);
    }
  }

  /**
   * Makes a call on the loop, in a task, and blocks the calling thread until it has ended. What it
   * returns or throws comes out of here.
   *
   * <p>If the calling thread is interrupted, the task is cancelled, at each interrupt once more;
   * and when it has ended, whatever by, an {@link InterruptedException} is thrown.
   *
   * @throws IllegalStateException if this is closed, or if the calling thread is the loop's
   */
  public <T> T call(Callable<T> body) throws Exception {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the loop's own thread would wait for itself");
    }
    var running = new Running<T>(body);
    loop.callSoonThreadsafe(running::begin);
    End<T> end = running.await();
    if (end.failure() != null) {
      throw Failures.rethrow(end.failure());
    }
    return end.result();
  }

  private final class Running<T> {

    private final CompletableFuture<End<T>> end = new CompletableFuture<>();
    private final Callable<T> body;
    private Task<T> task;

    Running(Callable<T> body) {
      this.body = body;
    }

    void begin() {
      task = createTask(async(body));
      task.addDoneCallback(done -> end.complete(End.of(done)));
    }

    End<T> await() throws Exception {
      boolean interrupted = false;
      while (!end.isDone()) {
        try {
          end.get();
        } catch (InterruptedException _) {
          interrupted = true;
          loop.callSoonThreadsafe(() -> task.cancel());
        }
      }
      if (interrupted) {
        throw new InterruptedException();
      }
      return end.join();
    }
  }

  /** Tasks that are left are cancelled, and the calling thread waits for their end. */
  @Override
  public void close() {
    if (!loop.isClosed()) {
      try {
        loop.callSoonThreadsafe(this::end);
      } catch (IllegalStateException closedMeanwhile) {
        // Then there is nothing left to do but to wait.
      }
    }
    joinUninterruptibly(thread);
  }

  private void end() {
    if (!closing.isDone()) {
      closing.setResult(null);
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
