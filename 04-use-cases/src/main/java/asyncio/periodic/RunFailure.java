package asyncio.periodic;

/**
 * One run of a {@link PeriodicTask} has failed.
 *
 * @param name the series' name
 * @param tick which run
 * @param exception what the run's body threw
 * @param inARow how many runs have failed since the last one that did not, this one included; runs
 *     that were cancelled do not count
 * @param last whether the series ends because of it: see {@link Schedule#givingUpAfter}
 */
public record RunFailure(String name, Tick tick, Throwable exception, int inARow, boolean last) {

  /** Tells it in a sentence. */
  public String message() {
    return last
        ? "%s ended, as %d runs in a row have failed".formatted(name, inARow)
        : "run %d of %s failed".formatted(tick.number(), name);
  }
}
