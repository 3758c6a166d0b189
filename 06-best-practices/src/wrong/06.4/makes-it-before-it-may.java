// Misconception: a coroutine that is made costs nothing.
// Fails: refuses
// Replaces: the whole class
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.service.Call;
import asyncio.service.Policy;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;

public final class AdaptiveLimit implements Policy {

  private final LimitSettings settings;
  private int limit;
  private int underWay;
  private int quick;
  private long cuts;

  public AdaptiveLimit(LimitSettings settings) {
    this.settings = settings;
    limit = settings.initial();
  }

  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> {
      Coroutine<A> made = next.call(request);
      return async(() -> enter(_ -> made, request));
    };
  }

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (underWay >= limit) {
      throw new LimitReached(limit);
    }
    underWay++;
    var sample = new Sample(EventLoop.running(), cuts, 2 * underWay >= limit);
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
    private final long cutsBefore;
    private final boolean isUnderLoad;

    Sample(EventLoop loop, long cutsBefore, boolean isUnderLoad) {
      this.loop = loop;
      begin = loop.time();
      this.cutsBefore = cutsBefore;
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
