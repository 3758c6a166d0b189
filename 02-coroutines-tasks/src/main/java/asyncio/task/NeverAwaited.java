package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopExtension;
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

  /** Those of a loop. */
  public static NeverAwaited of(EventLoop loop) {
    return loop.extension(NeverAwaited.class, NeverAwaited::new);
  }

  /** Watches a new coroutine. */
  public void created(Coroutine<?> coroutine) {
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
