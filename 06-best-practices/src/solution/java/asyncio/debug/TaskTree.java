package asyncio.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import loopcraft.grader.Exercise;

/** Draws a picture as a tree: {@code python -m asyncio pstree}. */
@Exercise(value = "06.2", part = 2)
public final class TaskTree {

  private final TaskPicture picture;
  private final TreeLimits limits;
  private final Set<Integer> drawn = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private TaskTree(TaskPicture picture, TreeLimits limits) {
    this.picture = picture;
    this.limits = limits;
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
    var tree = new TaskTree(picture, limits);
    tree.drawRoots();
    return List.copyOf(tree.lines);
  }

  private void drawRoots() {
    List<Integer> roots = roots();
    int shown = Math.min(limits.mostTasks(), roots.size());
    roots.subList(0, shown).forEach(root -> draw(root, "", "", 1));
    if (shown < roots.size()) {
      lines.add("and %d more".formatted(roots.size() - shown));
    }
  }

  private List<Integer> roots() {
    List<List<Integer>> awaiters = picture.awaiters();
    var roots =
        new ArrayList<>(
            IntStream.rangeClosed(1, awaiters.size())
                .filter(id -> awaiters.get(id - 1).isEmpty())
                .boxed()
                .toList());
    Set<Integer> reached = new HashSet<>();
    roots.forEach(root -> reach(root, reached));
    for (TaskInfo task : picture.tasks()) {
      if (!reached.contains(task.id())) {
        roots.add(task.id());
        reach(task.id(), reached);
      }
    }
    return roots;
  }

  private void reach(int from, Set<Integer> reached) {
    Deque<Integer> toVisit = new ArrayDeque<>(List.of(from));
    while (!toVisit.isEmpty()) {
      int next = toVisit.pop();
      if (reached.add(next)) {
        picture.task(next).waitsFor().forEach(toVisit::push);
      }
    }
  }

  /**
   * Draws a task and what is below it.
   *
   * @param before what its own line begins with
   * @param below what the lines below it begin with
   */
  private void draw(int id, String before, String below, int level) {
    TaskInfo task = picture.task(id);
    if (!drawn.add(id)) {
      lines.add(before + task.label() + ", see above");
      return;
    }
    String state = task.state() == TaskState.WAITING ? "" : ", " + task.state().words();
    lines.add(before + task.label() + state);
    String bar = below + (task.waitsFor().isEmpty() ? "  " : "│ ");
    task.stack().reversed().forEach(frame -> lines.add(bar + "at " + Frames.text(frame)));
    task.futures().forEach(future -> lines.add(bar + "waits for " + future));
    drawAwaited(task.waitsFor(), below, level);
  }

  private void drawAwaited(List<Integer> awaited, String below, int level) {
    int shown = level < limits.deepest() ? Math.min(limits.mostTasks(), awaited.size()) : 0;
    for (int i = 0; i < shown; i++) {
      boolean last = i == awaited.size() - 1;
      draw(
          awaited.get(i),
          below + (last ? "└── " : "├── "),
          below + (last ? "    " : "│   "),
          level + 1);
    }
    if (shown < awaited.size()) {
      lines.add(below + "└── and %d more".formatted(awaited.size() - shown));
    }
  }
}
