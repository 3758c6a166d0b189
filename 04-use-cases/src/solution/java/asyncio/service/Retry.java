package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import loopcraft.grader.Exercise;

/**
 * A policy that asks again after a failure.
 *
 * @param attempts how often it asks at most, the first time included
 * @param backoff how long it pauses in between
 * @param budget how many retries there may be in all
 * @param mayRetry after which failures: {@link Failures#isPassing} for requests that may be done
 *     twice, {@link Failures#isBeforeAnyWork} for others
 */
public record Retry(
    int attempts, Backoff backoff, RetryBudget budget, Predicate<? super Exception> mayRetry)
    implements Policy {

  /** Keeps what others wrote from overflowing a clock that counts nanoseconds. */
  private static final Duration LONGEST_HINT = Duration.ofDays(36_500);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is to be no attempt
   */
  public Retry {
    Objects.requireNonNull(backoff, "backoff");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(mayRetry, "mayRetry");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be > 0: " + attempts);
    }
  }

  /**
   * A call that tells the budget of itself, and asks again as long as it makes sense. It fails with
   * the last failure, which has the earlier ones as suppressed, in their order ({@link
   * Failures#withEarlier}).
   *
   * <p>It makes no sense, and the failure comes out at once, if there were as many attempts as may
   * be; if that failure is not one to retry; if the pause would last until the current {@link
   * Deadline} or beyond; or if the budget is used up. This is asked in that order, and no further
   * than to the first reason: nothing is drawn for a failure that is not one to retry, and no retry
   * is taken out of the budget which then is not made.
   *
   * <p>The pause is that of the backoff. If the failure is a {@link ServiceError} with a hint, the
   * pause is that much longer, whatever the backoff's cap: callers that were all told the same do
   * not come back in one instant. The longest hints there are do no harm: one over 36,500 days
   * counts as so many.
   *
   * <p>Only an {@link Exception} is a failure to retry; so are a {@link ServiceError} and a {@link
   * asyncio.task.TimeoutError}, despite their names. An {@link Error} always comes out, as it is
   * and with nothing added: a cancellation above all, which is meant for the caller.
   */
  @Override
  @Exercise(value = "04.5", part = 2)
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> async(() -> askUntilItMakesNoSense(next, request));
  }

  private <Q, A> A askUntilItMakesNoSense(Call<Q, A> next, Q request) throws Exception {
    budget.called();
    List<Exception> earlier = new ArrayList<>();
    while (true) {
      try {
        return await(next.call(request), Exception.class);
      } catch (Exception failure) {
        Optional<Duration> pause = pauseAfter(failure, earlier.size() + 1);
        if (pause.isEmpty()) {
          throw Failures.withEarlier(failure, earlier);
        }
        earlier.add(failure);
        await(sleep(pause.get()));
      }
    }
  }

  private Optional<Duration> pauseAfter(Exception failure, int attempt) {
    if (attempt >= attempts || !mayRetry.test(failure)) {
      return Optional.empty();
    }
    Duration pause = backoff.pause(attempt).plus(hintOf(failure));
    boolean endsInTime = Deadline.left().map(left -> pause.compareTo(left) < 0).orElse(true);
    return endsInTime && budget.tryRetry() ? Optional.of(pause) : Optional.empty();
  }

  private static Duration hintOf(Exception failure) {
    Duration hint =
        failure instanceof ServiceError error
            ? error.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return hint.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : hint;
  }
}
