package asyncio.subprocess;

/** There is no such process any more: {@code ProcessLookupError}. */
public final class ProcessLookupError extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** Makes one for a process that has ended: {@code process 4711 has ended}. */
  public ProcessLookupError(long pid) {
    super("process " + pid + " has ended");
  }
}
