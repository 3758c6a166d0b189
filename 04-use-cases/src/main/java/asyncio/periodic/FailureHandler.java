package asyncio.periodic;

/** Is told when a run of a {@link PeriodicTask} fails: see {@link Schedule#onFailure}. */
@FunctionalInterface
public interface FailureHandler {

  /**
   * Handles one failure, in the task of the run that failed, which is under way until this returns.
   * What this throws goes to the loop's exception handler, and does not end the series either.
   */
  void handle(RunFailure failure) throws Exception;
}
