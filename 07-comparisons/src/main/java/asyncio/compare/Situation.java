package asyncio.compare;

/**
 * What is known of some work before a model is chosen for it.
 *
 * @param work what the jobs do
 * @param atOnce how many of them there are at the same time, at most
 * @param inOrder whether a job may only begin when the one before it has ended
 * @param mayCrash whether a job may end its process, fill its heap, or refuse to end for ever
 * @param callsBlock whether what the jobs wait for is reached by a library that blocks the thread.
 *     Otherwise there is one that can be awaited
 * @param shareState whether jobs change what other jobs read, again and again
 * @param repeatable whether tests need the same order of events in each run
 * @param endTogether whether jobs that are under way have to be told when another one fails
 */
public record Situation(
    Work work,
    int atOnce,
    boolean inOrder,
    boolean mayCrash,
    boolean callsBlock,
    boolean shareState,
    boolean repeatable,
    boolean endTogether) {

  /** What jobs spend their time with. */
  public enum Work {
    /** Waiting for somebody else, such as a server. */
    WAITS,
    /** Computing. */
    COMPUTES,
    /** Both, and neither is little. */
    BOTH
  }

  /** Jobs of which nothing else is known, and for which every library is there. */
  public static Situation of(Work work, int atOnce) {
    return new Situation(work, atOnce, false, false, false, false, false, false);
  }

  /** The same, with each job after the one before. */
  public Situation withOrder() {
    return new Situation(
        work, atOnce, true, mayCrash, callsBlock, shareState, repeatable, endTogether);
  }

  /** The same, with jobs that may crash. */
  public Situation withCrashes() {
    return new Situation(
        work, atOnce, inOrder, true, callsBlock, shareState, repeatable, endTogether);
  }

  /** The same, with a library that blocks. */
  public Situation withBlockingCalls() {
    return new Situation(
        work, atOnce, inOrder, mayCrash, true, shareState, repeatable, endTogether);
  }

  /** The same, with state that is shared. */
  public Situation withSharedState() {
    return new Situation(
        work, atOnce, inOrder, mayCrash, callsBlock, true, repeatable, endTogether);
  }

  /** The same, with runs that have to be repeatable. */
  public Situation withRepeatableRuns() {
    return new Situation(
        work, atOnce, inOrder, mayCrash, callsBlock, shareState, true, endTogether);
  }

  /** The same, with jobs that end together. */
  public Situation withEndTogether() {
    return new Situation(work, atOnce, inOrder, mayCrash, callsBlock, shareState, repeatable, true);
  }
}
