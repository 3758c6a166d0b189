package asyncio.db;

import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which JDBC may block, of two kinds. The workers run statements. The rescuers end
 * what keeps a worker busy; on the workers, a call to cancel a statement would have to wait behind
 * the very statement.
 */
final class JdbcThreads implements AutoCloseable {

  private static final int RESCUERS = 2;
  private static final int SECONDS_TO_LIVE = 30;

  private final Executor workers;
  private final Executor rescuers;

  /** Makes one of two executors, each of which must not run anything in the thread that asks. */
  JdbcThreads(Executor workers, Executor rescuers) {
    this.workers = workers;
    this.rescuers = rescuers;
  }

  /**
   * Makes one with threads of its own. They do not keep the JVM alive, and those that have nothing
   * to do end.
   *
   * @param workers how many calls run at once; the others wait for their turn
   */
  static JdbcThreads start(int workers) {
    return new JdbcThreads(pool(workers, "asyncio-db-"), pool(RESCUERS, "asyncio-db-rescuer-"));
  }

  private static ExecutorService pool(int threads, String name) {
    ThreadFactory daemons = Thread.ofPlatform().daemon().name(name, 1).factory();
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            SECONDS_TO_LIVE,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Has a worker make a call.
   *
   * @return how it ends, as {@link ExecutorCall#on} says
   * @throws RejectedExecutionException if this is closed
   */
  <T> Future<T> call(Callable<? extends T> work) {
    return ExecutorCall.on(workers, work);
  }

  /** Has a rescuer make a call, whatever the workers are doing. */
  <T> Future<T> rescue(Callable<? extends T> work) {
    return ExecutorCall.on(rescuers, work);
  }

  /** Runs something on a rescuer's thread. */
  Executor rescuers() {
    return rescuers;
  }

  /** Takes no more calls, and lets those end that have been taken. Does not wait. */
  @Override
  public void close() {
    shutDown(workers);
    shutDown(rescuers);
  }

  private static void shutDown(Executor executor) {
    if (executor instanceof ExecutorService service) {
      service.shutdown();
    }
  }
}
