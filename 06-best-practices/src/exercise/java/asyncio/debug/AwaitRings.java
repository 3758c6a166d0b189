package asyncio.debug;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Finds tasks that wait for each other in a ring. None of them will ever go on, unless somebody
 * else cancels one or completes what it waits for besides.
 */
@Exercise(value = "06.2", part = 3)
public final class AwaitRings {

  private AwaitRings(TaskPicture picture) {
    throw todo("06.2");
  }

  /**
   * The rings of a picture. Two tasks belong together if each waits for the other, be it over
   * others; a task that waits for itself, by a {@code gather}, is a ring alone. Of all that belong
   * together one ring is named: it begins with the lowest id among them, each task in it waits for
   * the next one and the last for the first, and there is no shorter one from there. Of those that
   * are as short, it is the one whose tasks come first in {@link TaskInfo#waitsFor}, where they
   * first differ.
   *
   * <p>The rings are in the order of their first ids. A task that only waits for one in a ring, or
   * is only awaited by one, is in none. Pictures may have a hundred thousand tasks, one below the
   * other or in one ring.
   */
  public static List<List<TaskInfo>> in(TaskPicture picture) {
    throw todo("06.2");
  }
}
