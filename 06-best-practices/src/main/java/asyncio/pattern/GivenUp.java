package asyncio.pattern;

import java.time.Duration;

/** Something that was to be done at the end took too long, and was cancelled. */
public final class GivenUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param name what was to be done
   * @param limit how long it might have taken
   * @param cause how it ended; may be null
   */
  public GivenUp(String name, Duration limit, Throwable cause) {
    super("%s did not end within %s".formatted(name, limit), cause);
  }
}
