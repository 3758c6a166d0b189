package asyncio.periodic;

import java.util.OptionalLong;

/** Counts what becomes of the due times of a series. */
final class Tally {

  private long runs;
  private long failures;
  private long cancelled;
  private long skipped;
  private int failuresInARow;

  /** Makes one in which nothing has happened. */
  Tally() {}

  /** A run begins. */
  void began() {
    runs++;
  }

  /** A run's body has returned. */
  void succeeded() {
    failuresInARow = 0;
  }

  /**
   * A run has failed.
   *
   * @return how many have failed in a row
   */
  int failed() {
    failures++;
    return ++failuresInARow;
  }

  /** A run was cancelled, which is neither a failure nor a success. */
  void cancelled() {
    cancelled++;
  }

  /** So many due times get no run. */
  void skipped(long number) {
    skipped += number;
  }

  /** How many runs have begun. */
  long runs() {
    return runs;
  }

  /** What has been counted, together with what is the case. */
  Facts facts(int underWay, int waiting, OptionalLong nextDue) {
    return new Facts(runs, failures, cancelled, skipped, underWay, waiting, nextDue);
  }
}
