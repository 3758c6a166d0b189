package asyncio.debug.tests;

import asyncio.debug.TaskInfo;
import asyncio.debug.TaskPicture;
import asyncio.debug.TaskState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the tests of pictures have in common: pictures that are made by hand. */
abstract class PictureTests {

  private final List<TaskInfo> tasks = new ArrayList<>();

  /** Adds a task that waits for others, by their numbers; the first that is added is number 1. */
  final void task(String name, Integer... waitsFor) {
    add(name, TaskState.WAITING, List.of(), List.of(), waitsFor);
  }

  final void add(
      String name,
      TaskState state,
      List<StackTraceElement> stack,
      List<String> futures,
      Integer... waitsFor) {
    tasks.add(new TaskInfo(tasks.size() + 1, name, state, stack, Arrays.asList(waitsFor), futures));
  }

  final TaskPicture picture() {
    return new TaskPicture(tasks);
  }

  static StackTraceElement frame(String method, int line) {
    return new StackTraceElement("shop.Shop", method, "Shop.java", line);
  }
}
