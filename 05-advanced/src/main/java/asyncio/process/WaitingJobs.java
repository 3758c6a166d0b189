package asyncio.process;

/** What becomes of jobs that wait for a worker when their pool is shut down. */
public enum WaitingJobs {

  /** They are done first. */
  ARE_DONE,

  /** They are cancelled: {@code cancel_futures=True}. Those that have begun come to their end. */
  ARE_CANCELLED
}
