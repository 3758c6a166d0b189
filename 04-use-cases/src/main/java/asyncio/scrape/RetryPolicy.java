package asyncio.scrape;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Whether to try again, and after how long. The pauses double: with a first one of 500 ms, they are
 * 500 ms, 1 s, 2 s. With jitter, each is drawn between half of that and the whole, so that pages
 * that failed together do not come back together.
 */
public final class RetryPolicy {

  /** Three attempts, the first pause half a second, none longer than half a minute; with jitter. */
  public static final RetryPolicy DEFAULT =
      of(3, Duration.ofMillis(500), Duration.ofSeconds(30)).jitter(new Random());

  /** One attempt. */
  public static final RetryPolicy NEVER = of(1, Duration.ZERO, Duration.ZERO);

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final int attempts;
  private final Duration first;
  private final Duration longest;
  private final Optional<RandomGenerator> random;

  private RetryPolicy(
      int attempts, Duration first, Duration longest, Optional<RandomGenerator> random) {
    this.attempts = attempts;
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /**
   * Makes one without jitter.
   *
   * @param attempts how many there are at most, the first one included
   * @param first the pause after the first attempt
   * @param longest no pause is longer
   * @throws IllegalArgumentException if there is no attempt, or a pause is negative
   */
  public static RetryPolicy of(int attempts, Duration first, Duration longest) {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be > 0: " + attempts);
    }
    if (first.isNegative() || longest.isNegative()) {
      throw new IllegalArgumentException("pauses must be >= 0: " + first + ", " + longest);
    }
    return new RetryPolicy(attempts, first, longest, Optional.empty());
  }

  /** The same with jitter. */
  public RetryPolicy jitter(RandomGenerator random) {
    return new RetryPolicy(
        attempts, first, longest, Optional.of(Objects.requireNonNull(random, "random")));
  }

  /**
   * How long to wait before the next attempt, after this answer. Empty if this answer is the last:
   * because it is one, because there were enough attempts, or because the server asks for more
   * patience ({@link Page#retryAfter}) than the longest pause. Otherwise the pause is at least what
   * the server asks for.
   *
   * @param attempt the number of the attempt that has ended so; the first is 1
   */
  public Optional<Duration> pauseAfter(Page page, int attempt) {
    if (!PASSING.contains(page.status()) || attempt >= attempts) {
      return Optional.empty();
    }
    Duration asked = page.retryAfter().orElse(Duration.ZERO);
    if (asked.compareTo(longest) > 0) {
      return Optional.empty();
    }
    Duration pause = pause(attempt);
    return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
  }

  /** The same, after an attempt that had no answer; {@link BodyTooLarge} is an answer. */
  public Optional<Duration> pauseAfter(IOException failure, int attempt) {
    return failure instanceof BodyTooLarge || attempt >= attempts
        ? Optional.empty()
        : Optional.of(pause(attempt));
  }

  private Duration pause(int attempt) {
    Duration pause = first;
    for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    long nanos = (pause.compareTo(longest) > 0 ? longest : pause).toNanos();
    return Duration.ofNanos(
        random.map(source -> nanos - (long) (source.nextDouble() * (nanos / 2))).orElse(nanos));
  }
}
