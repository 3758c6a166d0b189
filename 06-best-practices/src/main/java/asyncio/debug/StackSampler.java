package asyncio.debug;

/**
 * Takes the stack of a thread while something on it takes too long. What is slow cannot tell where
 * it is: when it has ended, its stack is gone. So somebody else has to look in time.
 */
public interface StackSampler extends AutoCloseable {

  /** Something begins on this thread. */
  void begin();

  /**
   * It has ended, on the same thread.
   *
   * @return where it was when it was taking too long; null if it was not, or nobody has looked, or
   *     nothing had begun
   */
  StackTraceElement[] end();

  /** Looks no more. */
  @Override
  default void close() {}
}
