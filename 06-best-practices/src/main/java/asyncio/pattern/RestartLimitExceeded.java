package asyncio.pattern;

/** A supervisor has given up, since its children end too often. Its cause is the last failure. */
public final class RestartLimitExceeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param settings those of the supervisor
   * @param child the child whose restart would have been one too many
   * @param exit how that has ended; if it has failed, the failure is the cause
   */
  public RestartLimitExceeded(SupervisorSettings settings, String child, Exit exit) {
    super(
        "%s gave up when %s ended: more than %d restarts within %s"
            .formatted(settings.name(), child, settings.restarts(), settings.within()),
        exit instanceof Exit.Failed(Throwable failure) ? failure : null);
  }
}
