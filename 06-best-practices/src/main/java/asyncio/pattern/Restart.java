package asyncio.pattern;

/** Whether a child of a {@link Supervisor} is started again when it has ended. */
public enum Restart {

  /** Always, however it has ended: a server, a consumer of a queue. */
  PERMANENT,

  /** Only if it has failed: a job that is to be done once. */
  TRANSIENT,

  /**
   * Never; when it has ended, the supervisor forgets it. Also if it was stopped for a restart of
   * others.
   */
  TEMPORARY
}
