package asyncio.service;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * A policy that asks a second time if there is no answer for a while, and takes the answer that
 * comes first. It is for requests that may be done twice.
 *
 * @param after how long it waits for the first answer alone; the time in which 95 of 100 calls are
 *     answered is a good choice, as then few are asked twice. The longest there are do no harm
 * @param budget how many second requests there may be in all; when a service becomes slow, all
 *     calls would be asked twice, and make it slower
 */
public record Hedge(Duration after, RetryBudget budget) implements Policy {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if the time is not positive
   */
  public Hedge {
    Objects.requireNonNull(budget, "budget");
    if (!after.isPositive()) {
      throw new IllegalArgumentException("after must be > 0: " + after);
    }
  }

  /**
   * A call that tells the budget of itself, and asks. If that has not ended after the time, and the
   * budget allows it, it asks once more, while the first request goes on. If the budget does not
   * allow it, the first request goes on alone.
   *
   * <p>The first answer is the answer; if both come in one instant, either may be. A failure ends
   * the call only if no other request is under way and none has answered: so one that comes before
   * the time is up comes out at once, and with two requests both have to fail. Then the first
   * request's failure comes out, with the second's as suppressed ({@link Failures#withEarlier}).
   * Whatever a request ends by is a failure if it is no answer: an {@link Error}, too, and a
   * cancellation that nobody asked for.
   *
   * <p>Each request is a task. The one that is not needed any more is cancelled, and the call ends
   * only when that has ended, too. If the call is cancelled, so are both. In either case nothing is
   * left behind.
   */
  @Override
  @Exercise(value = "04.5", part = 5)
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    throw todo("04.5");
  }
}
