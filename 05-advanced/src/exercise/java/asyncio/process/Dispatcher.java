package asyncio.process;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * The line of work, and the workers that do it.
 *
 * <p><b>The line.</b> What was added first is begun first, each by the first worker that is free
 * for it. What nobody wants any more when its turn comes is not begun, and does not count.
 *
 * <p><b>The workers.</b> One is launched if work waits, none is idle, fewer are being launched than
 * work waits, and there are fewer than {@link PoolOptions#mostWorkers}. All count that have not
 * {@linkplain Worker#ended ended}: those that are being launched, those that were killed and those
 * that were asked to end, too. Whoever had a worker launched is not needed for it to be used: it
 * does what is first in the line when it is there, or stays idle.
 *
 * <p>Of idle workers, the one that worked last works first; one that never has comes after those.
 * One that has done {@link PoolOptions#jobsPerWorker} jobs is retired. One that has ended, whatever
 * for, is never used again, and its place is free for another: from the moment in which {@link
 * Worker#ended} is done, that is, which is before its callbacks run.
 *
 * <p>If a worker cannot be launched, the first in the line that is wanted fails by that. For the
 * others there is another attempt. If nothing waits any more, nobody hears of it.
 */
@Exercise(value = "05.2", part = 2)
final class Dispatcher {

  /**
   * Makes one without a worker yet.
   *
   * @param loop whose thread calls everything here
   */
  Dispatcher(EventLoop loop, PoolOptions options, WorkerLauncher launcher) {
    throw todo("05.2");
  }

  /**
   * Puts work at the end of the line. If a worker is idle, the work is begun before this method
   * returns.
   *
   * @throws IllegalStateException if the workers were dismissed: {@code the pool is shut down}
   */
  void add(Work work) {
    throw todo("05.2");
  }

  /**
   * Takes all that waits out of the line, and returns it in order; what is wanted of it, that is.
   */
  List<Work> clear() {
    throw todo("05.2");
  }

  /**
   * Takes no more work. Workers are retired as soon as nothing waits that they are needed for:
   * those that are idle at once, others when they are through with their work, or when they are
   * launched. A second time does nothing.
   */
  void dismiss() {
    throw todo("05.2");
  }

  /**
   * Is done when the workers were dismissed, and none is left. Each call has a future of its own,
   * so that to cancel one does no harm.
   */
  Future<Void> gone() {
    throw todo("05.2");
  }

  /** What there is at this moment. */
  PoolFacts facts() {
    throw todo("05.2");
  }
}
