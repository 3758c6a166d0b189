package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import loopcraft.grader.Exercise;

/**
 * Puts a loop's work on the timeline of the JDK's Flight Recorder, where it stands beside garbage
 * collections, file accesses and locks.
 *
 * <p>As long as nothing records, or nothing that has these events enabled, it makes no events, and
 * asks nothing for its text.
 */
@Exercise(value = "06.2", part = 4)
public final class Timeline implements LoopObserver {

  /** Makes one for a loop, which has to be added as its observer. */
  public Timeline() {}

  /** A {@link CallbackEvent} begins, if such events are enabled. */
  @Override
  public void beforeCallback(Handle handle) {
    throw todo("06.2");
  }

  /**
   * The callback's event is the step of a task. If a step has another one inside it, as with eager
   * tasks, it is that of the outer one.
   */
  @Override
  public void beforeStep(Object task) {
    throw todo("06.2");
  }

  /**
   * The event that has begun ends, and is committed if it should be: it may be too short for the
   * recording. Only then are texts asked for: the handle's by {@link Texts#of}, or the task's name.
   * If the recording began in the middle of a callback, there is no event of it.
   */
  @Override
  public void afterCallback(Handle handle) {
    throw todo("06.2");
  }

  /** A {@link PollEvent} begins, if such events are enabled. */
  @Override
  public void beforePoll(long timeoutNanos) {
    throw todo("06.2");
  }

  /**
   * The event that has begun ends, and is committed if it should be. If the recording began in the
   * middle of the poll, there is no event of it.
   */
  @Override
  public void afterPoll() {
    throw todo("06.2");
  }
}
