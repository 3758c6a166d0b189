package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.sync.Semaphore;
import loopcraft.grader.Exercise;

/**
 * A policy that lets only so many calls at a time through, and so many more wait. A ship's bulkhead
 * keeps one leak from flooding all of it; this keeps one slow service from using up its callers.
 *
 * <p>The number that wait matters as much as the number that pass: a line without end turns an
 * overload into answers that all come too late.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.5", part = 4)
public final class Bulkhead implements Policy {

  private final String name;
  private final int atOnce;
  private final int waiting;
  private final Semaphore permits;
  private int inside;

  /**
   * Makes one.
   *
   * @param name of the service, for people
   * @param atOnce how many calls may be under way; at least one
   * @param waiting how many may wait, in addition; not negative
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Bulkhead(String name, int atOnce, int waiting) {
    if (atOnce < 1 || waiting < 0) {
      throw new IllegalArgumentException(
          "need atOnce > 0 and waiting >= 0: %d, %d".formatted(atOnce, waiting));
    }
    this.name = name;
    this.atOnce = atOnce;
    this.waiting = waiting;
    permits = new Semaphore(atOnce);
  }

  /**
   * A call that waits for its turn, in the order in which calls come, or is refused at once: if as
   * many are in here as may be under way and wait together. One that has ended has left, and made
   * room at once, whoever is going to have its turn. One that is cancelled while it waits leaves as
   * well.
   *
   * @return one whose coroutine throws a {@link BulkheadFull} if it is refused
   */
  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> async(() -> enter(next, request));
  }

  private <Q, A> A enter(Call<Q, A> next, Q request) {
    if (inside >= (long) atOnce + waiting) {
      throw new BulkheadFull(name);
    }
    inside++;
    try (var _ = await(permits.acquire())) {
      return await(next.call(request));
    } finally {
      inside--;
    }
  }

  /** How many calls are in here: those under way, and those that wait. */
  public int inside() {
    return inside;
  }
}
