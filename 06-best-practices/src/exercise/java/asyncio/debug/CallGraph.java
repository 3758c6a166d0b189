package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.StandIn;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.List;
import loopcraft.grader.Exercise;

/** Takes the picture of a loop: who waits for whom. */
@Exercise(value = "06.2", part = 1)
public final class CallGraph {

  private CallGraph(List<Task<?>> pending, Task<?> current) {
    throw todo("06.2");
  }

  /**
   * The tasks of a loop that are not done, in the order in which they were made. The loop need not
   * be running; if it is, call it on the loop's thread.
   *
   * <p>The state is {@code RUNNING} for the loop's {@linkplain Tasks#current current} task, {@code
   * NEW} for one whose coroutine has not started, {@code WAITING} for one that waits for a future
   * that is not done, and otherwise {@code READY}.
   *
   * <p>The stack is that of {@link Frames#of}, or {@link Frames#here} for the one that runs. Only
   * one that is {@code WAITING} waits for something:
   *
   * <ul>
   *   <li>If it waits for a task, for that one.
   *   <li>If it waits for a {@link StandIn}, for all that this one {@linkplain StandIn#standsFor
   *       stands for}, in their order, and each of these may be one again. What is met twice, be it
   *       a task or a future, counts once, where it was met first. One that stands for none is like
   *       any other future.
   *   <li>Any other future is noted by its {@linkplain Texts#of text}.
   * </ul>
   *
   * <p>However many stand for each other, and however often, each is looked at once. Nothing is
   * changed by looking.
   */
  public static TaskPicture of(EventLoop loop) {
    throw todo("06.2");
  }
}
