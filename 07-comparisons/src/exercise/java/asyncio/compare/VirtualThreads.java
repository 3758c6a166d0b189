package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/**
 * A virtual thread for each job, made for it and ended with it. They cost so little that nobody
 * keeps them in a pool; so it is no pool that limits how many jobs there are at once.
 */
@Exercise(value = "07.1", part = 2)
public final class VirtualThreads implements Model {

  /** Makes one that has all jobs done at once, however many there are. */
  public VirtualThreads() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Makes one with a limit, for jobs that share something that bears only so many of them. What has
   * to wait is the job's own virtual thread, which is there from the beginning.
   *
   * @param mostAtOnce how many jobs may have begun and not ended, at least one
   * @throws IllegalArgumentException if that is less than one
   */
  public VirtualThreads(int mostAtOnce) {
    throw todo("07.1");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each job has a virtual thread that no other job has had, nor will have. Their names are
   * {@code job-0} for the first job of the list, {@code job-1} and so on.
   *
   * <p>Who gets a place after a failure, or after an interrupt of the caller, does not begin: not
   * in the place of the job that failed, nor in that of one that ends well afterwards. The next
   * list has all places again, however the one before has ended.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    throw todo("07.1");
  }

  /** Does nothing: threads that have ended need not be given back. */
  @Override
  public void close() {
    throw todo("07.1");
  }
}
