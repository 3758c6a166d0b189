package asyncio.compare;

import java.util.List;

/**
 * One way of having many jobs done. All ways promise the same here; how they keep it, and what it
 * costs, is what this module is about.
 *
 * <p>A model belongs to the thread that uses it, which is no loop's, and does one list of jobs at a
 * time.
 */
public interface Model extends AutoCloseable {

  /**
   * Does all jobs, as many of them at once as the model can, and blocks until they have ended.
   *
   * <p><b>The first failure ends all.</b> When a job throws something, whatever that is, the others
   * are told to end, in the way that the model has. Those that have not begun never begin. What was
   * thrown comes out, the very object, unless it was made in another process. What the others throw
   * from then on is dropped.
   *
   * <p><b>An interrupt of the calling thread ends all</b> in the same way, also one that was there
   * before. An {@link InterruptedException} comes out. Interrupts that come while the jobs are
   * ending already change nothing, and the thread is interrupted afterwards.
   *
   * <p><b>Nothing is left behind.</b> However it ends, none of the jobs runs any more then. A job
   * that does not listen when it is told to end is waited for.
   *
   * @return what the jobs returned, in the order of the jobs, whichever ended first. A result may
   *     be null
   * @throws InterruptedException if the calling thread was interrupted
   * @throws Exception what the first job to fail has thrown
   */
  <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception;

  /** Gives back what the model holds between two lists of jobs. A second time does nothing. */
  @Override
  void close();
}
