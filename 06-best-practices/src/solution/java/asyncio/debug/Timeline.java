package asyncio.debug;

import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.task.Task;
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

  private final CallbackEvent anyCallback = new CallbackEvent();
  private final PollEvent anyPoll = new PollEvent();
  private CallbackEvent callback;
  private PollEvent poll;
  private Task<?> task;

  /** Makes one for a loop, which has to be added as its observer. */
  public Timeline() {}

  /** A {@link CallbackEvent} begins, if such events are enabled. */
  @Override
  public void beforeCallback(Handle handle) {
    task = null;
    if (anyCallback.isEnabled()) {
      callback = new CallbackEvent();
      callback.begin();
    }
  }

  /**
   * The callback's event is the step of a task. If a step has another one inside it, as with eager
   * tasks, it is that of the outer one.
   */
  @Override
  public void beforeStep(Object task) {
    if (this.task == null) {
      this.task = (Task<?>) task;
    }
  }

  /**
   * The event that has begun ends, and is committed if it should be: it may be too short for the
   * recording. Only then are texts asked for: the handle's by {@link Texts#of}, or the task's name.
   * If the recording began in the middle of a callback, there is no event of it.
   */
  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback.end();
      if (callback.shouldCommit()) {
        if (task == null) {
          callback.handle = Texts.of(handle);
        } else {
          callback.task = task.name();
        }
        callback.commit();
      }
      callback = null;
    }
    task = null;
  }

  /** A {@link PollEvent} begins, if such events are enabled. */
  @Override
  public void beforePoll(long timeoutNanos) {
    if (anyPoll.isEnabled()) {
      poll = new PollEvent();
      poll.timeout = timeoutNanos;
      poll.begin();
    }
  }

  /**
   * The event that has begun ends, and is committed if it should be. If the recording began in the
   * middle of the poll, there is no event of it.
   */
  @Override
  public void afterPoll() {
    if (poll != null) {
      poll.commit();
      poll = null;
    }
  }
}
