package asyncio.process;

/**
 * Where in a worker a job failed. It is suppressed in what the job threw, and its stack trace is
 * that of the worker's thread. In CPython, {@code _RemoteTraceback}.
 */
public final class RemoteTrace extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RemoteTrace(String where, StackTraceElement[] stack) {
    super(where, null, false, true);
    setStackTrace(stack);
  }
}
