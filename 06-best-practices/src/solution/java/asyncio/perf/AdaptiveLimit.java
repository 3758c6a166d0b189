package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.service.Call;
import asyncio.service.Policy;
import asyncio.task.CancelledError;
import asyncio.task.TimeoutError;
import loopcraft.grader.Exercise;

/**
 * A policy that lets only so many calls at a time through, refuses the others at once, and finds
 * out by itself how many: it rises by one while calls are quick, and falls by a factor when one is
 * slow. So does TCP with the number of packets under way.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 4)
public final class AdaptiveLimit implements Policy {

  private final LimitSettings settings;
  private int limit;
  private int underWay;
  private int quick;
  private long cuts;

  /** Makes one whose limit is the initial one. */
  public AdaptiveLimit(LimitSettings settings) {
    this.settings = settings;
    limit = settings.initial();
  }

  /**
   * A call that is refused at once if as many as the limit says are under way, and otherwise made.
   *
   * <p>How it ends is measured on the loop's clock, from when it was let through:
   *
   * <ul>
   *   <li>It is <em>slow</em> if it ends with a {@link TimeoutError}, or returns or fails after
   *       more than {@link LimitSettings#slow}. The limit is multiplied by {@link
   *       LimitSettings#cut} and rounded down, but stays at {@link LimitSettings#least} or above.
   *       That is a cut, even if the limit is at its least already.
   *   <li>It is <em>quick</em> if it returns otherwise. When so many quick calls have ended as the
   *       limit is, since it last rose or was cut, the limit rises by one, but not above {@link
   *       LimitSettings#most}. A quick call does not count if, when it was let through, less than
   *       half of what was the limit then was under way, itself included: it says nothing about
   *       more.
   *   <li>If it fails quickly, or is cancelled, that says nothing.
   * </ul>
   *
   * <p>A call that was let through before the limit was last cut says nothing any more, however it
   * ends: many slow calls at a time are one overload. So it is if the clock shows the same for
   * both.
   *
   * @return one whose coroutine throws a {@link LimitReached} if it is refused
   */
  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> async(() -> enter(next, request));
  }

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (underWay >= limit) {
      throw new LimitReached(limit);
    }
    underWay++;
    var sample = new Sample(EventLoop.running(), 2 * underWay >= limit);
    try {
      A answer = await(next.call(request));
      sample.returned();
      return answer;
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable failure) {
      sample.failed(failure);
      throw failure;
    } finally {
      underWay--;
    }
  }

  /** How many calls may be under way at the moment. */
  public int limit() {
    return limit;
  }

  private void cut() {
    limit = Math.max(settings.least(), (int) (limit * settings.cut()));
    quick = 0;
    cuts++;
  }

  private void countQuick() {
    quick++;
    if (quick >= limit) {
      limit = Math.min(settings.most(), limit + 1);
      quick = 0;
    }
  }

  private final class Sample {

    private final EventLoop loop;
    private final long begin;
    private final long cutsBefore = cuts;
    private final boolean isUnderLoad;

    Sample(EventLoop loop, boolean isUnderLoad) {
      this.loop = loop;
      begin = loop.time();
      this.isUnderLoad = isUnderLoad;
    }

    void returned() {
      if (isOld()) {
        return;
      }
      if (isSlow()) {
        cut();
      } else if (isUnderLoad) {
        countQuick();
      }
    }

    void failed(Throwable failure) {
      if (!isOld() && (failure instanceof TimeoutError || isSlow())) {
        cut();
      }
    }

    private boolean isOld() {
      return cutsBefore != cuts;
    }

    private boolean isSlow() {
      return loop.time() - begin > settings.slow().toNanos();
    }
  }
}
