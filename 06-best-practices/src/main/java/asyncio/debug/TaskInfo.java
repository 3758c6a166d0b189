package asyncio.debug;

import java.util.List;

/**
 * A task as it was when a {@link TaskPicture} was taken. It is nothing but facts, which any thread
 * may read, and it keeps no task in memory.
 *
 * @param id its place in the picture, from 1 on
 * @param name its name; several may have the same
 * @param state what it does
 * @param stack where it is, innermost frame first: see {@link Frames}
 * @param waitsFor the tasks that it waits for, each once, by their ids
 * @param futures the other futures that it waits for, each once, as texts
 */
public record TaskInfo(
    int id,
    String name,
    TaskState state,
    List<StackTraceElement> stack,
    List<Integer> waitsFor,
    List<String> futures) {

  /** Makes one of copies of the lists. */
  public TaskInfo {
    stack = List.copyOf(stack);
    waitsFor = List.copyOf(waitsFor);
    futures = List.copyOf(futures);
  }

  /** What people call it: {@code checkout #3}. */
  public String label() {
    return name + " #" + id;
  }
}
