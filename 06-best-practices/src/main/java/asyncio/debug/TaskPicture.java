package asyncio.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tasks of a loop that were not done at one moment, and who waits for whom. CPython 3.14 has
 * {@code asyncio.capture_call_graph}, which looks from one task upwards; this one has them all.
 *
 * <p>From any thread.
 *
 * @param tasks the task with the id 1 first, then the others by their ids
 */
public record TaskPicture(List<TaskInfo> tasks) {

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if a task is not at the place that its id says, or waits for
   *     one that is not in the picture
   */
  public TaskPicture {
    tasks = List.copyOf(tasks);
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).id() != i + 1) {
        throw new IllegalArgumentException("not at its place: " + tasks.get(i).label());
      }
      for (int awaited : tasks.get(i).waitsFor()) {
        if (awaited < 1 || awaited > tasks.size()) {
          throw new IllegalArgumentException("not in the picture: #" + awaited);
        }
      }
    }
  }

  /** The task with an id. */
  public TaskInfo task(int id) {
    return tasks.get(id - 1);
  }

  /** Who waits for each task: at the place 0 for the task 1, and so on, in the order of the ids. */
  public List<List<Integer>> awaiters() {
    List<List<Integer>> awaiters = new ArrayList<>();
    Stream.generate(() -> new ArrayList<Integer>()).limit(tasks.size()).forEach(awaiters::add);
    for (TaskInfo task : tasks) {
      task.waitsFor().forEach(awaited -> awaiters.get(awaited - 1).add(task.id()));
    }
    return awaiters;
  }
}
