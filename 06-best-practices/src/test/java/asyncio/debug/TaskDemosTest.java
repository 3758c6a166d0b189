package asyncio.debug;

import static org.assertj.core.api.Assertions.assertThat;

import asyncio.debug.demo.DeadlockDemo;
import asyncio.debug.demo.StuckRequestDemo;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the demos of seeing tasks")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the demos are given code, which is tested on the reference")
class TaskDemosTest {

  private static List<String> labels(List<String> lines) {
    return lines.stream().filter(line -> line.contains("#")).toList();
  }

  @Test
  @DisplayName("a ring is named, and drawn once round")
  void deadlock() {
    assertThat(labels(DeadlockDemo.lines()))
        .containsExactly(
            "these wait for each other: stock #2 → orders #3 → invoices #4 → stock #2",
            "Task-1 #1, running",
            "stock #2",
            "└── orders #3",
            "    └── invoices #4",
            "        ├── stock #2, see above",
            "        └── printer #5, has not begun");
  }

  @Test
  @DisplayName("two requests wait for one task, which waits for the database")
  void stuckRequest() {
    assertThat(labels(StuckRequestDemo.lines()))
        .containsExactly(
            "main #1, running",
            "request #3",
            "├── total #5",
            "│   └── prices #2",
            "└── shipping #6",
            "    └── prices #2, see above",
            "request #4",
            "├── total #7",
            "│   └── prices #2, see above",
            "└── shipping #8",
            "    └── prices #2, see above");
  }

  @Test
  @DisplayName("the table has a line for each task")
  void table() {
    var one =
        new TaskInfo(
            1, "main", TaskState.WAITING, List.of(), List.of(2), List.of("Future[pending]"));
    var two = new TaskInfo(2, "child", TaskState.NEW, List.of(), List.of(), List.of());

    assertThat(TaskTable.lines(new TaskPicture(List.of(one, two))))
        .containsExactly(
            "id  task   state          stack  waits for            awaited by",
            "#1  main   waiting               #2, Future[pending]",
            "#2  child  has not begun                              #1");
  }
}
