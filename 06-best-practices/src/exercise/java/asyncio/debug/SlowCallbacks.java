package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import java.time.Duration;
import loopcraft.grader.Exercise;

/**
 * Reports callbacks that hold up the loop: as long as one runs, nothing else does. Sleeping is no
 * callback, however long the loop sleeps.
 */
@Exercise(value = "06.1", part = 1)
public final class SlowCallbacks implements LoopObserver {

  /**
   * Makes the check of a loop, which has to be added as its observer.
   *
   * @param limit a callback that takes as long as that, by the loop's clock, is slow
   * @param sampler is told when a callback begins, and when it ends
   */
  public SlowCallbacks(EventLoop loop, Duration limit, StackSampler sampler) {
    throw todo("06.1");
  }

  @Override
  public void beforeCallback(Handle handle) {
    throw todo("06.1");
  }

  @Override
  public void beforeStep(Object task) {
    throw todo("06.1");
  }

  /**
   * Measures the callback that has run, or failed. If it was slow, the loop's exception handler is
   * told once, before this returns: {@code executing Handle[…] took 123 ms}, in whole milliseconds,
   * rounded down. The handle is the source, and named by {@link Texts#of}. If the callback was the
   * step of a task, the task takes its place in both.
   *
   * <p>The exception is a {@link Place}, {@code slow here}, with the stack that the sampler has
   * taken of this callback, all of it; null if it has none.
   */
  @Override
  public void afterCallback(Handle handle) {
    throw todo("06.1");
  }
}
