package asyncio.perf;

import java.time.Duration;

/**
 * How long a batch is open.
 *
 * @param most how many different keys a batch has at most; it goes off when it has so many
 * @param patience how long the first key waits for others; zero is until the loop's next iteration
 */
public record BatchSettings(int most, Duration patience) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if {@code most} is below one, or the patience negative
   */
  public BatchSettings {
    if (most < 1 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "need most >= 1 and patience >= 0: %d, %s".formatted(most, patience));
    }
  }
}
