package asyncio.process;

import static loopcraft.grader.Todo.todo;

import java.util.Iterator;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * The results of a function that workers apply to many arguments, in the order of the arguments:
 * {@code Executor.map}.
 *
 * <p>The arguments are cut into chunks, of which each is one {@link Chunk} job. At most {@link
 * Chunking#mostAhead} jobs have been submitted whose results nobody has taken. Those of a chunk
 * count as taken when whoever goes through the map has come to the first of them, and then another
 * job is submitted at once. So who is slow with the results has few of them computed ahead. No more
 * arguments are asked for than are needed for these jobs, not even whether there are more, as that
 * may wait or fetch one. (CPython 3.13 asks for all arguments at once, and submits all jobs.)
 *
 * <p>If a job fails, that comes out in place of the results of its chunk. That is the end of the
 * map. So it is if an argument cannot be had, or a job not be submitted: that comes out of the map,
 * too, and results of jobs before it may come out first, or be lost. And so it is if whoever waits
 * is cancelled, for a result or in the arguments' iterator. At the end, however it comes, all jobs
 * that are still ahead are cancelled, no other is submitted, and there is no next result.
 *
 * <p>It can be gone through once. Close it if that may be left in the middle.
 */
@Exercise(value = "05.2", part = 4)
public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  /**
   * Begins at once: submits as many jobs as there may be ahead.
   *
   * @throws IllegalStateException if no jobs are taken any more; what the arguments' iterator
   *     throws comes out as it is, too
   */
  ChunkedMap(
      Submitter submitter,
      JobFunction<A, R> function,
      Iterable<? extends A> arguments,
      Chunking chunking) {
    throw todo("05.2");
  }

  /**
   * The results, each of which may suspend; {@code hasNext} does, and {@code next}, which asks it.
   *
   * @throws IllegalStateException if it was gone through already: {@code a map can be gone through
   *     once}
   */
  @Override
  public Iterator<R> iterator() {
    throw todo("05.2");
  }

  /**
   * All results, in a list. Suspends until the last one is there.
   *
   * @throws IllegalStateException if it was gone through already, or in part, as {@link #iterator}
   *     says
   */
  public List<R> toList() {
    throw todo("05.2");
  }

  /**
   * Ends the map: cancels all jobs that are still ahead, also one that somebody else waits for. A
   * second time does nothing.
   */
  @Override
  public void close() {
    throw todo("05.2");
  }
}
