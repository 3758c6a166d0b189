package asyncio.process;

/**
 * The worker's process ended before it had answered: it was killed, ran out of memory, or the job
 * itself ended it. Whether the job was done, nobody knows.
 *
 * <p>In CPython, {@code BrokenProcessPool}, which hits all jobs of the pool.
 */
public final class WorkerDied extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Says {@code the worker process ended with exit code 137 before it answered}. */
  public WorkerDied(int exitCode) {
    super("the worker process ended with exit code " + exitCode + " before it answered");
    this.exitCode = exitCode;
  }

  /**
   * What the process ended with; under Unix, 128 and the signal's number, if a signal ended it. The
   * same end is 137 here and -9 in {@link asyncio.subprocess.Subprocess#returnCode}.
   */
  public int exitCode() {
    return exitCode;
  }
}
