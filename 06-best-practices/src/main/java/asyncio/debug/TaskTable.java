package asyncio.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A picture as a table, a line for each task: {@code python -m asyncio ps}. */
public final class TaskTable {

  private static final List<String> HEADER =
      List.of("id", "task", "state", "stack", "waits for", "awaited by");

  private TaskTable() {}

  /** The lines, with the header first. Columns are as wide as they must be. */
  public static List<String> lines(TaskPicture picture) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    List<List<Integer>> awaiters = picture.awaiters();
    for (TaskInfo task : picture.tasks()) {
      rows.add(
          List.of(
              "#" + task.id(),
              task.name(),
              task.state().words(),
              task.stack().stream().map(Frames::method).collect(Collectors.joining(" < ")),
              waitsFor(task),
              ids(awaiters.get(task.id() - 1))));
    }
    int[] widths =
        IntStream.range(0, HEADER.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String waitsFor(TaskInfo task) {
    var all = new ArrayList<String>();
    task.waitsFor().forEach(id -> all.add("#" + id));
    all.addAll(task.futures());
    return String.join(", ", all);
  }

  private static String ids(List<Integer> ids) {
    return ids.stream().map(id -> "#" + id).collect(Collectors.joining(", "));
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
