package loopcraft.grader.kit;

/**
 * Does something to a scenario at every one of its moments: runs it once for each, and strikes
 * there.
 *
 * <pre>{@code
 * EveryMoment.strike("cancelled", moment -> {
 *   … make everything anew …
 *   loop.addObserver(… afterCallback: moment.pass(task::cancel) …);
 *   … run it, and check what must hold wherever it was struck …
 * });
 * }</pre>
 */
public final class EveryMoment {

  /** What is run again and again; it makes all that it uses anew. */
  @FunctionalInterface
  public interface Scenario {

    /** Runs once, and passes the moments as they come. */
    void run(EveryMoment moment) throws Exception;
  }

  private static final int MOST_MOMENTS = 10_000;

  private final int chosen;
  private int passed;

  private EveryMoment(int chosen) {
    this.chosen = chosen;
  }

  /**
   * Runs a scenario once for each of its moments, and once without a strike. What fails says at
   * which moment it was struck.
   *
   * @param struck what the strike does, in a word that completes "when it was …"
   * @return how many moments it had when nothing struck
   * @throws IllegalStateException if the scenario seems to have no end of moments
   */
  public static int strike(String struck, Scenario scenario) {
    int moments = run("not " + struck, scenario, new EveryMoment(0));
    for (int number = 1; number <= moments; number++) {
      run(struck + " at moment " + number + " of " + moments, scenario, new EveryMoment(number));
    }
    return moments;
  }

  private static int run(String when, Scenario scenario, EveryMoment moment) {
    try {
      scenario.run(moment);
    } catch (Throwable failure) {
      throw new AssertionError("when it was " + when + ": " + failure.getMessage(), failure);
    }
    return moment.passed;
  }

  /** A moment has come; if it is the one to strike at, that is done now. */
  public void pass(Runnable strike) {
    if (++passed > MOST_MOMENTS) {
      throw new IllegalStateException("the scenario has more than " + MOST_MOMENTS + " moments");
    }
    if (passed == chosen) {
      strike.run();
    }
  }
}
