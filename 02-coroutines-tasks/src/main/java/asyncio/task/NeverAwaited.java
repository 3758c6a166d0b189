package asyncio.task;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopExtension;
import asyncio.loop.LoopObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices coroutines that were made and never started: nearly always a forgotten {@code await}.
 * Those that are left when their loop closes are reported to its exception handler, in the order in
 * which they were made. Python warns of them when they are collected.
 */
public final class NeverAwaited implements LoopExtension {

  private static final int SMALLEST_SWEEP = 64;

  private final EventLoop loop;
  private final List<Coroutine<?>> created = new ArrayList<>();
  private int nextSweep = SMALLEST_SWEEP;

  private NeverAwaited(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Watches a new coroutine, if a loop runs on this thread. What is made without a loop, say to be
   * handed to one that is yet to run, nobody misses.
   *
   * @return the coroutine
   * @throws IllegalStateException if the JVM was started without what coroutines need
   */
  public static <T> Coroutine<T> noticed(Coroutine<T> coroutine) {
    JdkExports.require();
    EventLoop loop = ContextSlot.ofThisThread().loop();
    if (loop != null) {
      loop.extension(NeverAwaited.class, NeverAwaited::new).add(coroutine);
      LoopObserver observer = loop.observer();
      if (observer != null) {
        observer.created(coroutine);
      }
    }
    return coroutine;
  }

  private void add(Coroutine<?> coroutine) {
    if (created.size() >= nextSweep) {
      created.removeIf(NeverAwaited::hasStarted);
      nextSweep = Math.max(SMALLEST_SWEEP, 2 * created.size());
    }
    created.add(coroutine);
  }

  private static boolean hasStarted(Coroutine<?> coroutine) {
    return coroutine.state() != CoroutineState.CREATED;
  }

  @Override
  public void close() {
    created.removeIf(NeverAwaited::hasStarted);
    for (Coroutine<?> coroutine : created) {
      loop.callExceptionHandler(
          new ExceptionContext(coroutine + " was never awaited", null, coroutine));
    }
    created.clear();
  }
}
