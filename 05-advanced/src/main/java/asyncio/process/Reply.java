package asyncio.process;

/** What came of a job that a worker was given. */
public sealed interface Reply {

  /** It was done, and has a result, which may be null. The worker can have the next one. */
  record Returned(Object result) implements Reply {}

  /**
   * It failed, by what its method threw, or because it or its result could not be sent. The worker
   * can have the next one.
   */
  record Threw(Throwable failure) implements Reply {}

  /** The worker's process has ended, by itself or killed, without having answered. */
  record Died(int exitCode) implements Reply {}
}
