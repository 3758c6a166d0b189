package asyncio.compare;

import asyncio.process.PoolOptions;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** All models there are, each as it is compared with the others. */
public enum Way {

  /** One job after the other. */
  SEQUENTIAL("one after the other", "a loop", Sequential::new),

  /** A platform thread for each job. */
  PLATFORM_THREADS("platform threads", "threading", ThreadPerJob::new),

  /** A virtual thread for each job. */
  VIRTUAL_THREADS("virtual threads", "none", VirtualThreads::new),

  /** As many worker processes as there are processors, and 25 jobs a trip. */
  PROCESSES(
      "processes",
      "multiprocessing",
      () -> new ProcessModel(PoolOptions.allowing("asyncio.compare"), 25)),

  /** A pool of 32 threads. */
  EXECUTOR(
      "a pool of " + Way.POOL + " threads", "concurrent.futures", () -> new OnExecutor(Way.POOL)),

  /** Stages on a pool of 32 threads. */
  COMPLETABLE_FUTURES(
      "CompletableFuture on a pool of " + Way.POOL,
      "concurrent.futures",
      () -> new OnCompletableFutures(Executors.newFixedThreadPool(Way.POOL))),

  /** Coroutines on one thread. */
  LOOP("the loop", "asyncio", OnLoop::new);

  private static final int POOL = 32;

  private final String title;
  private final String python;
  private final Supplier<Model> opening;

  Way(String title, String python, Supplier<Model> opening) {
    this.title = title;
    this.python = python;
    this.opening = opening;
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** The module of Python's library that is its counterpart, or {@code none}. */
  public String python() {
    return python;
  }

  /** Makes a model, to be closed by the caller. */
  public Model open() {
    return opening.get();
  }
}
