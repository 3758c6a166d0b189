package asyncio.debug;

import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;
import java.util.IdentityHashMap;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * Knows where coroutines were created, and adds it to the report of one that was never awaited:
 * {@code sys.set_coroutine_origin_tracking_depth}.
 */
@Exercise(value = "06.1", part = 3)
public final class CoroutineOrigins implements LoopObserver {

  private static final int SMALLEST_SWEEP = 64;

  private final int depth;
  private final Map<Coroutine<?>, Place> places = new IdentityHashMap<>();
  private int nextSweep = SMALLEST_SWEEP;

  /**
   * Makes the check of a loop.
   *
   * @param depth how many frames of a stack are kept
   */
  public CoroutineOrigins(int depth) {
    this.depth = depth;
  }

  /**
   * Notes where a coroutine is created: a {@link Place}, {@code created here}, with the stack of
   * {@link Stacks#here}. Of what else is created it takes no notice.
   */
  @Override
  public void created(Object made) {
    if (made instanceof Coroutine<?> coroutine) {
      sweep();
      places.put(coroutine, new Place("created here", Stacks.here(depth)));
    }
  }

  private void sweep() {
    if (places.size() >= nextSweep) {
      places.keySet().removeIf(coroutine -> coroutine.state() != CoroutineState.CREATED);
      nextSweep = Math.max(SMALLEST_SWEEP, 2 * places.size());
    }
  }

  /**
   * How many coroutines it keeps in memory. One that has started is never reported as one that was
   * not; so there are at most 64, or twice as many as had not started when it last looked, whatever
   * is more. It looks when one is created, as it is not told when one starts.
   */
  public int kept() {
    return places.size();
  }

  /**
   * A report without an exception whose source is a coroutine that is known gets its place as the
   * exception. All others stay as they are, those about tasks too.
   */
  @Override
  public ExceptionContext reporting(ExceptionContext context) {
    Place place = context.source() instanceof Coroutine<?> source ? places.get(source) : null;
    return place == null || context.exception() != null
        ? context
        : new ExceptionContext(context.message(), place, context.source());
  }
}
