package asyncio.task;

/** The user asked the program to end, and it did: {@code KeyboardInterrupt}. */
public final class KeyboardInterrupt extends Error {

  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public KeyboardInterrupt() {}
}
