package asyncio.debug;

import asyncio.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to say of a loop's tasks: the rings of tasks that wait for each other, which no
 * waiting will end, and then the tree.
 */
public final class TaskReport {

  private TaskReport() {}

  /** Of a loop that runs on this thread: {@code asyncio.print_call_graph}. */
  public static List<String> lines(EventLoop loop) {
    return lines(CallGraph.of(loop), TreeLimits.DEFAULT);
  }

  /** Of a picture. */
  public static List<String> lines(TaskPicture picture, TreeLimits limits) {
    var lines = new ArrayList<String>();
    AwaitRings.in(picture).forEach(ring -> lines.add(describe(ring)));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.addAll(TaskTree.lines(picture, limits));
    return List.copyOf(lines);
  }

  private static String describe(List<TaskInfo> ring) {
    return Stream.concat(ring.stream(), Stream.of(ring.getFirst()))
        .map(TaskInfo::label)
        .collect(Collectors.joining(" → ", "these wait for each other: ", ""));
  }
}
