package asyncio.service;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Where random pauses come from. Tests have one of their own, which is not random. */
@FunctionalInterface
public interface Jitter {

  /**
   * A time from zero up to this, both included.
   *
   * @param most not negative
   */
  Duration upTo(Duration most);

  /** One that draws each time in that range as likely as any other. */
  static Jitter of(RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    return most -> Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }
}
