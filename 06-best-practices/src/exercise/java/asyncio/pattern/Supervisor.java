package asyncio.pattern;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Starts children, and starts them again when they end; up to a limit: a supervisor as Erlang has
 * it. asyncio has none.
 *
 * <p>Each child is a task of its own, called {@code SUPERVISOR/CHILD}. They are started in the
 * order in which they were added, and stopped in the reverse order: a child is cancelled, once, and
 * the next one only when it has ended, or its limit is over.
 *
 * <p>When a child ends by itself, its {@link Restart} says whether it is started again. One whose
 * task somebody else has cancelled has not failed. If it is to be started again, that is a restart,
 * which counts from this moment. If there are more within the period than the settings allow, the
 * supervisor gives up. Otherwise the children that the {@link Strategy} says are started again
 * together: those that run are stopped, in the reverse order; then comes the pause; then they are
 * started, in order. So are children among them which had ended, or were waiting for an earlier
 * restart: that is off. Those that are {@link Restart#TEMPORARY} are forgotten instead.
 *
 * <p>A child that fails while it is stopped for a restart is told, and no more. One that does not
 * end within its limit makes the supervisor fail, by a {@link GivenUp} with the child's name and
 * limit: to start another beside it would not be safe.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.3", part = 3)
public final class Supervisor {

  /**
   * Makes a supervisor without children.
   *
   * @param observer is told each {@link SupervisorEvent}
   * @throws IllegalStateException if no loop is running
   */
  public Supervisor(SupervisorSettings settings, SupervisorObserver observer) {
    throw todo("06.3");
  }

  // Its life

  /**
   * A coroutine that starts the children, and looks after them until it is cancelled, or gives up;
   * also if there are none. Before it ends, all children are stopped, as a {@link Cleanup} that
   * survives cancellations. What they fail by then, and that one has not ended within its limit
   * ({@link GivenUp}), is suppressed in what comes out, as the {@link asyncio.task.ExceptionGroup}
   * of an {@link ExitStack}.
   *
   * @throws RestartLimitExceeded from the coroutine, if it gives up
   * @throws IllegalStateException from the coroutine, if it has begun to run before: {@code a
   *     supervisor runs only once}
   */
  public Coroutine<Void> run() {
    throw todo("06.3");
  }

  // Restarts

  /** How many restarts there were within the period of the settings, up to now. */
  public int restartsWithinPeriod() {
    throw todo("06.3");
  }

  // Stopping

  // While it runs

  /**
   * Adds a child, after those that are there. If the supervisor runs, the child is started in a
   * later iteration of the loop.
   *
   * @throws IllegalArgumentException if there is one of the same name: {@code there is a child
   *     called NAME}
   * @throws IllegalStateException if the supervisor stops its children, or has ended: {@code the
   *     supervisor has ended}
   */
  public void add(ChildSpec spec) {
    throw todo("06.3");
  }

  /**
   * A coroutine that stops a child, waits until it has ended, and forgets it. Who cancels it
   * cancels only the waiting. What the child fails by while it is stopped comes out; it is no
   * restart. A child may remove itself: it is cancelled while it waits. If several remove the same
   * child at a time, all of them wait.
   *
   * <p>Before the supervisor runs, the child is forgotten at once. While the supervisor stops its
   * children at the end, a removal only waits until it has stopped this one; so does one that was
   * begun before and has not had its turn. What the child fails by comes out of {@link #run} then.
   * When the supervisor has ended, it has no children any more, and there is none to remove.
   *
   * @throws IllegalArgumentException from the coroutine, if there is none of this name: {@code
   *     there is no child called NAME}
   * @throws GivenUp from the coroutine, if it does not end within its limit; it is forgotten, too
   */
  public Coroutine<Void> remove(String name) {
    throw todo("06.3");
  }

  // What can be seen

  /**
   * The children that there are, in the order in which they were added. Those that are stopped at
   * the end are among them until the supervisor has ended; then there are none.
   */
  public List<ChildFacts> children() {
    throw todo("06.3");
  }

  /** Names the supervisor. */
  @Override
  public String toString() {
    throw todo("06.3");
  }
}
