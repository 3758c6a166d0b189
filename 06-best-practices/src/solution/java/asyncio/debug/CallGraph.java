package asyncio.debug;

import asyncio.loop.EventLoop;
import asyncio.task.CoroutineState;
import asyncio.task.Future;
import asyncio.task.StandIn;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopcraft.grader.Exercise;

/** Takes the picture of a loop: who waits for whom. */
@Exercise(value = "06.2", part = 1)
public final class CallGraph {

  private final Map<Task<?>, Integer> ids = new IdentityHashMap<>();
  private final Task<?> current;

  private CallGraph(List<Task<?>> pending, Task<?> current) {
    pending.forEach(task -> ids.put(task, ids.size() + 1));
    this.current = current;
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
    Tasks tasks = Tasks.of(loop);
    List<Task<?>> pending = tasks.pending();
    var graph = new CallGraph(pending, tasks.current());
    return new TaskPicture(pending.stream().map(graph::info).toList());
  }

  private TaskInfo info(Task<?> task) {
    TaskState state = state(task);
    var waitsFor = new ArrayList<Integer>();
    var futures = new ArrayList<String>();
    if (state == TaskState.WAITING) {
      for (Future<?> awaited : behind(task.waitsFor())) {
        Integer id = awaited instanceof Task<?> other ? ids.get(other) : null;
        if (id != null) {
          waitsFor.add(id);
        } else {
          futures.add(Texts.of(awaited));
        }
      }
    }
    List<StackTraceElement> stack =
        state == TaskState.RUNNING ? Frames.here() : Frames.of(task.stack());
    return new TaskInfo(ids.get(task), task.name(), state, stack, waitsFor, futures);
  }

  private TaskState state(Task<?> task) {
    if (task == current) {
      return TaskState.RUNNING;
    }
    if (task.coroutine().state() == CoroutineState.CREATED) {
      return TaskState.NEW;
    }
    Future<?> awaited = task.waitsFor();
    return awaited != null && !awaited.isDone() ? TaskState.WAITING : TaskState.READY;
  }

  /** What is behind a future: in the order of their depth first, without recursion. */
  private static List<Future<?>> behind(Future<?> awaited) {
    var found = new ArrayList<Future<?>>();
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Future<?>> toLookAt = new ArrayDeque<>(List.of(awaited));
    while (!toLookAt.isEmpty()) {
      Future<?> next = toLookAt.pop();
      if (seen.add(next)) {
        List<Future<?>> others = next instanceof StandIn<?> one ? one.standsFor() : List.of();
        if (others.isEmpty()) {
          found.add(next);
        } else {
          others.reversed().forEach(toLookAt::push);
        }
      }
    }
    return found;
  }
}
