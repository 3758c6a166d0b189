package asyncio.service;

import static asyncio.Asyncio.await;

import java.time.Duration;
import java.util.Objects;

/**
 * A policy by which each call has to end within a time. What it calls in turn has no more than what
 * is left of it: see {@link Deadline}.
 */
public record TimeLimit(Duration limit) implements Policy {

  /** Checks that there is one. */
  public TimeLimit {
    Objects.requireNonNull(limit, "limit");
  }

  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> Deadline.within(limit, () -> await(next.call(request)));
  }
}
