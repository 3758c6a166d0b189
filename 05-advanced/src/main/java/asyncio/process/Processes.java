package asyncio.process;

import asyncio.loop.EventLoop;

/**
 * What programs use of worker processes, to be imported statically.
 *
 * <pre>{@code
 * try (ProcessPool pool = processPool(PoolOptions.allowing("shop.jobs"))) {
 *   int primes = await(pool.submit(new CountPrimes(0, 1_000_000)));
 * }
 * }</pre>
 *
 * <p>Everything here belongs into code that a loop runs, and throws an {@link
 * IllegalStateException} elsewhere: {@code no running event loop}.
 */
public final class Processes {

  private Processes() {}

  /**
   * Makes a pool of worker JVMs, with this JVM's class path, that starts none yet: {@code
   * ProcessPoolExecutor}.
   */
  public static ProcessPool processPool(PoolOptions options) {
    return processPool(options, JvmOptions.ofThisJvm());
  }

  /** The same, with a choice of how the JVMs are started. */
  public static ProcessPool processPool(PoolOptions options, JvmOptions jvm) {
    EventLoop loop = EventLoop.running();
    var pool = new ProcessPool(loop, options, new JvmLauncher(loop, jvm, options.allowed()));
    loop.noteOpened(pool, () -> pool.facts().workers() > 0);
    return pool;
  }
}
