package asyncio.debug;

/**
 * A place in a program, as a throwable, which loggers know how to print. Nothing has thrown it: its
 * stack is the one that it was given.
 */
public final class Place extends Throwable {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param what happened there, in words
   * @param stack innermost frame first
   */
  public Place(String what, StackTraceElement... stack) {
    super(what, null, false, true);
    setStackTrace(stack);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
