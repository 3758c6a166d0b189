package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import loopcraft.grader.Exercise;

/**
 * A thread for each job, made for it and ended with it: what {@code threading.Thread} is used for.
 *
 * <p>All threads are started before any job is waited for. Jobs are told to end by an interrupt of
 * their thread.
 */
@Exercise(value = "07.1", part = 1)
public final class ThreadPerJob implements Model {

  /** Makes one with platform threads, whose names are {@code job-0}, {@code job-1} and so on. */
  public ThreadPerJob() {
    throw todo("07.1");
  }

  /**
   * Makes one with threads of a factory. It is asked for one thread for each job, in the order of
   * the jobs, by the thread that calls {@link #runAll}.
   */
  public ThreadPerJob(ThreadFactory factory) {
    throw todo("07.1");
  }

  /**
   * {@inheritDoc}
   *
   * <p>What a job throws never reaches its thread's handler of uncaught exceptions. All threads
   * that were started have ended when this method does, not only their jobs.
   *
   * <p>An interrupt that has come out as an exception is over: the thread is interrupted afterwards
   * only if there was one more.
   *
   * <p>A thread that cannot be made or started counts as a failure of its job: what the factory or
   * {@link Thread#start} throws comes out, when the threads that were started before have been told
   * to end, and have ended.
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
