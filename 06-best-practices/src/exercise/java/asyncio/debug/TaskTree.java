package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/** Draws a picture as a tree: {@code python -m asyncio pstree}. */
@Exercise(value = "06.2", part = 2)
public final class TaskTree {

  private TaskTree(TaskPicture picture, TreeLimits limits) {
    throw todo("06.2");
  }

  /**
   * The lines of the tree: whoever waits stands above what it waits for.
   *
   * <pre>
   * main #1
   * │ at Shop.main (Shop.java:12)
   * │ at TaskGroup.around (TaskGroup.java:40)
   * ├── order #2
   * │   │ at Shop.order (Shop.java:20)
   * │   └── price #3
   * │         at Shop.price (Shop.java:31)
   * │         waits for Future[pending]
   * └── order #4
   *     │ at Shop.order (Shop.java:20)
   *     └── price #3, see above
   * log #5, ready
   *   at Shop.log (Shop.java:44)
   * </pre>
   *
   * <p>A task's line is its {@linkplain TaskInfo#label label}; unless it is {@code WAITING}, a
   * comma and the state's {@linkplain TaskState#words words} follow. Below it are {@code at } and
   * the {@linkplain Frames#text text} of each frame, outermost first, then {@code waits for } and
   * the text of each future, then the tasks that it waits for, in their order. The lines before the
   * tasks begin with {@code "│ "} if it waits for tasks, and otherwise with two spaces; the tasks
   * with {@code "├── "}, the last one with {@code "└── "}, and what is below these with {@code │}
   * and three spaces, or four spaces below the last.
   *
   * <p>A task that several wait for is drawn where it is met first. Elsewhere its line is its label
   * and {@code , see above}, and nothing is below it.
   *
   * <p>First come the roots, the tasks for which nobody waits. A ring has none. So of the tasks
   * that cannot be reached from what is there, the one with the lowest id is added, until there are
   * no more. Roots have nothing before their lines.
   *
   * <p>Of roots, and of the tasks that one waits for, there are as many as {@link
   * TreeLimits#mostTasks} says; of those that a task on the level {@link TreeLimits#deepest} waits
   * for, none. The line {@code and N more} stands in the place of the others, as the last of them.
   * Frames and futures are all there.
   */
  public static List<String> lines(TaskPicture picture, TreeLimits limits) {
    throw todo("06.2");
  }
}
