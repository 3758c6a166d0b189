package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.service.ServiceError.Kind;
import asyncio.sync.Event;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import loopcraft.grader.Exercise;

/**
 * Whether a service is to get requests at the moment, and how it comes to its end without cutting
 * any off.
 *
 * <p>That is another question than whether it is alive. A service that cannot reach its database is
 * alive, and not ready: it is to get no requests, and to start it anew would not help.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.5", part = 7)
public final class Readiness {

  private final Map<String, BooleanSupplier> needs;
  private final Event idle = new Event();
  private int underWay;
  private boolean draining;
  private boolean refusing;

  /**
   * Makes one.
   *
   * @param needs what the service cannot do without, by name: whether it is usable at the moment. A
   *     copy is kept
   */
  public Readiness(Map<String, BooleanSupplier> needs) {
    this.needs = new LinkedHashMap<>(needs);
  }

  /**
   * Whether the service is to get requests. It is not if it is draining, which has the reason
   * {@code draining}, or if a need is not usable, which has the name of that as the reason; in this
   * order, and the needs in that of their map. What a need throws comes out of here, as it is.
   */
  public Report report() {
    List<String> reasons = new ArrayList<>();
    if (draining) {
      reasons.add("draining");
    }
    needs.forEach(
        (name, isUsable) -> {
          if (!isUsable.getAsBoolean()) {
            reasons.add(name);
          }
        });
    return new Report(reasons);
  }

  /**
   * A coroutine that runs the work on one request, which is under way until that has ended,
   * however; what the work throws comes out as it is. Whether the service is ready does not matter:
   * requests may still come.
   *
   * @throws ServiceError from the coroutine, of kind {@code UNAVAILABLE} and without running the
   *     work, if the service refuses requests by now: see {@link #drain}
   */
  public <T> Coroutine<T> serve(Callable<? extends T> work) {
    return async(
        () -> {
          if (refusing) {
            throw new ServiceError(Kind.UNAVAILABLE, "draining");
          }
          underWay++;
          idle.clear();
          try {
            return work.call();
          } finally {
            underWay--;
            if (underWay == 0) {
              idle.set();
            }
          }
        });
  }

  /** How many requests are under way. */
  public int underWay() {
    return underWay;
  }

  /**
   * A coroutine that brings the service to its end. From its start on, the service is not ready; it
   * goes on to serve, since whoever sends requests has to notice first. After the notice it refuses
   * requests, and the coroutine waits until none is under way. It does not cancel any.
   *
   * <p>Who cancels it cancels the waiting; the service stays as far as it was: not ready, and
   * refusing if the notice was over by then. There may be several such coroutines, also at once:
   * each waits for its own notice and until no request is under way, and the first whose notice is
   * over makes the service refuse. One must not be awaited by a request that is under way, which
   * would wait for itself.
   *
   * @param notice how long the service goes on to serve; may be zero
   * @throws IllegalArgumentException if that is negative; then the service does not drain
   */
  public Coroutine<Void> drain(Duration notice) {
    if (notice.isNegative()) {
      throw new IllegalArgumentException("notice must be >= 0: " + notice);
    }
    return async(
        () -> {
          draining = true;
          await(sleep(notice));
          refusing = true;
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
        });
  }
}
