package asyncio.testing;

import java.util.concurrent.ThreadLocalRandom;

/** Where seeds come from that nobody has set. */
public final class Seeds {

  /** The system property that sets the seed of all runs. */
  public static final String PROPERTY = "asyncio.testing.seed";

  /** In an annotation: no seed is set there. */
  public static final long ANY = Long.MIN_VALUE;

  private static final int SHORT_ENOUGH_TO_TYPE = 1_000_000_000;

  private Seeds() {}

  /** What the system property says, or else a new one each time. */
  public static long any() {
    Long set = Long.getLong(PROPERTY);
    return set != null ? set : ThreadLocalRandom.current().nextInt(SHORT_ENOUGH_TO_TYPE);
  }
}
