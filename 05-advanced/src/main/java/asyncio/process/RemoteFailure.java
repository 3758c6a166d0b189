package asyncio.process;

/**
 * Stands for what a job threw, if that cannot be sent itself. Its message names the class and the
 * message of the original, cut after 65,536 characters, and its stack trace is the original's.
 */
public final class RemoteFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RemoteFailure(String original, StackTraceElement[] stack, Throwable cause) {
    super(original, cause);
    setStackTrace(stack);
  }
}
