package asyncio.debug.tests;

import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.TaskState;
import asyncio.debug.TaskTree;
import asyncio.debug.TreeLimits;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.2", part = 2, points = 12, seconds = 15)
@DisplayName("06.2 Seeing tasks: the tree")
class TaskTreeTest extends PictureTests {

  private static final Misconception UPSIDE_DOWN =
      Misconception.of("upside-down", "whoever waits stands above what it waits for");

  private static final Misconception DRAWS_AGAIN =
      Misconception.of(
          "draws-again",
          "a task that several wait for is drawn once, and named elsewhere; a tree of everything"
              + " below it, each time, has no end");

  private static final Misconception FOR_EVER =
      Misconception.of(
          "draws-for-ever", "tasks that wait in a ring are drawn again and again below each other");

  private static final Misconception ROOTS_ONLY =
      Misconception.of(
          "ring-has-no-root", "nobody in a ring is a root, so the tree does not show it at all");

  private static final Misconception ALL_OF_A_RING =
      Misconception.of(
          "each-of-a-ring-is-a-root", "one task of a ring is enough to reach the others");

  private static final Misconception RINGS_IN_BETWEEN =
      Misconception.of("rings-before-roots", "rings come after all roots, whatever their ids are");

  private static final Misconception INNERMOST_FIRST =
      Misconception.of(
          "innermost-first",
          "a tree goes on downwards: what was called last is next to what it waits for");

  private static final Misconception LAST_HAS_A_BRANCH =
      Misconception.of(
          "last-goes-on", "below the last of several there is nobody left to draw a line to");

  private static final Misconception COUNTS_ALL =
      Misconception.of("counts-all", "the count is of those that are not drawn");

  private static final Misconception CUT_COMES_BACK =
      Misconception.of(
          "cut-comes-back",
          "what was cut away can be reached all the same, and is no root for that");

  private static final Misconception SEEN_WHEN_CUT =
      Misconception.of("cut-counts-as-drawn", "a task that was cut away has not been drawn above");

  private static final Misconception LAST_OF_CUT =
      Misconception.of("count-is-not-the-last", "the line with the count is the last of its list");

  private static final Misconception DEPTH =
      Misconception.of(
          "depth-off-by-one", "a root is on level one, and on the deepest level tasks are drawn");

  private static final Misconception OWN_ROOT =
      Misconception.of(
          "itself-is-nobody",
          "somebody waits for a task that waits for itself, namely that task: it is no root");

  private static final Misconception RINGS_UNCUT =
      Misconception.of(
          "rings-are-not-cut", "what stands for a ring counts as a root, and is cut as these are");

  private static final Misconception COUNTS_UNDRAWN =
      Misconception.of(
          "counts-the-undrawn",
          "the count is of what is missing in this list, wherever else it may stand");

  private static final Misconception MARKS_EARLY =
      Misconception.of(
          "marks-before-drawing", "above is what has been drawn, and not what is going to be");

  private static final TreeLimits LIMITS = new TreeLimits(20, 50);

  private List<String> tree() {
    return tree(LIMITS);
  }

  private List<String> tree(TreeLimits limits) {
    return TaskTree.lines(picture(), limits);
  }

  private static boolean bothInFull(List<String> lines, String label) {
    return lines.stream().filter(line -> line.endsWith(label)).count() > 1;
  }

  @Test
  @DisplayName("no tasks make no lines")
  void emptyTree() {
    observed("the tree", tree()).shouldBeEmpty();
  }

  @Test
  @DisplayName("whoever waits stands above what it waits for")
  void awaited() {
    task("inner");
    task("outer", 1);

    observed("the tree", tree())
        .suggests(UPSIDE_DOWN, lines -> lines.getFirst().equals("inner #1"))
        .shouldBe("outer #2", "└── inner #1");
  }

  @Test
  @DisplayName("several stand below each other, in the order in which they are awaited")
  void sideBySide() {
    task("main", 3, 2);
    task("a", 4);
    task("b", 5);
    task("c");
    task("d");

    observed("the tree", tree())
        .suggests(LAST_HAS_A_BRANCH, lines -> lines.contains("│   └── c #4"))
        .shouldBe("main #1", "├── b #3", "│   └── d #5", "└── a #2", "    └── c #4");
  }

  @Test
  @DisplayName("roots stand side by side, by their ids")
  void roots() {
    task("a");
    task("b");
    task("c", 1);

    observed("the tree", tree()).shouldBe("b #2", "c #3", "└── a #1");
  }

  @Test
  @DisplayName("a task that does not wait has its state beside it")
  void statesShown() {
    add("new", TaskState.NEW, List.of(), List.of());
    add("running", TaskState.RUNNING, List.of(), List.of());
    add("ready", TaskState.READY, List.of(), List.of());

    observed("the tree", tree())
        .shouldBe("new #1, has not begun", "running #2, running", "ready #3, ready");
  }

  @Test
  @DisplayName("frames are outermost first, then the futures; with two spaces if no task follows")
  void frames() {
    add(
        "a",
        TaskState.WAITING,
        List.of(frame("lambda$pay$3", 30), frame("order", 20)),
        List.of("Future[pending]", "Other[pending]"));

    observed("the tree", tree())
        .suggests(INNERMOST_FIRST, lines -> lines.size() > 1 && lines.get(1).contains("pay"))
        .shouldBe(
            "a #1",
            "  at Shop.order (Shop.java:20)",
            "  at Shop.pay (Shop.java:30)",
            "  waits for Future[pending]",
            "  waits for Other[pending]");
  }

  @Test
  @DisplayName("frames stand between a task and what it waits for, with a line that leads there")
  void framesAndTasks() {
    add("a", TaskState.WAITING, List.of(frame("a", 1)), List.of("Future[pending]"), 2, 3);
    add("b", TaskState.WAITING, List.of(frame("b", 2)), List.of(), 4);
    add("c", TaskState.READY, List.of(frame("c", 3)), List.of());
    add("d", TaskState.READY, List.of(frame("d", 4)), List.of());

    observed("the tree", tree())
        .shouldBe(
            "a #1",
            "│ at Shop.a (Shop.java:1)",
            "│ waits for Future[pending]",
            "├── b #2",
            "│   │ at Shop.b (Shop.java:2)",
            "│   └── d #4, ready",
            "│         at Shop.d (Shop.java:4)",
            "└── c #3, ready",
            "      at Shop.c (Shop.java:3)");
  }

  @Test
  @DisplayName("a task that several wait for is drawn where it is met first, and then referred to")
  void shared() {
    task("a", 3);
    task("b", 3);
    add("db", TaskState.READY, List.of(frame("query", 3)), List.of(), 4);
    task("below");

    observed("the tree", tree())
        .suggests(DRAWS_AGAIN, lines -> bothInFull(lines, "below #4"))
        .shouldBe(
            "a #1",
            "└── db #3, ready",
            "    │ at Shop.query (Shop.java:3)",
            "    └── below #4",
            "b #2",
            "└── db #3, see above");
  }

  @Test
  @DisplayName("eleven layers, in which everybody waits for both of the next, are drawn")
  void layersDrawn() {
    for (int layer = 0; layer < 10; layer++) {
      int next = 2 * layer + 3;
      task("left", next, next + 1);
      task("right", next, next + 1);
    }
    task("left");
    task("right");

    observed("the number of lines", tree().size())
        .suggests(DRAWS_AGAIN, lines -> lines > 100)
        .shouldBe(42);
  }

  @Test
  @DisplayName("a ring is drawn from its lowest id on, once round")
  void ring() {
    task("a", 2);
    task("b", 3);
    task("c", 1);

    List<String> lines = during(FOR_EVER, "drawing three tasks that wait in a ring", () -> tree());
    observed("the tree", lines)
        .suggests(ROOTS_ONLY, List::isEmpty)
        .suggests(ALL_OF_A_RING, all -> all.contains("b #2, see above"))
        .suggests(FOR_EVER, all -> all.size() > 4)
        .shouldBe("a #1", "└── b #2", "    └── c #3", "        └── a #1, see above");
  }

  @Test
  @DisplayName("rings come after the roots, and only those that no root leads to")
  void ringsAndRoots() {
    task("a", 2);
    task("b", 1);
    task("root", 5);
    task("c", 5);
    task("d", 4);
    task("alone");

    List<String> lines = during(FOR_EVER, "drawing two rings", () -> tree());
    observed("the tree", lines)
        .suggests(ROOTS_ONLY, all -> !all.contains("a #1"))
        .suggests(RINGS_IN_BETWEEN, all -> all.getFirst().equals("a #1"))
        .shouldBe(
            "root #3",
            "└── d #5",
            "    └── c #4",
            "        └── d #5, see above",
            "alone #6",
            "a #1",
            "└── b #2",
            "    └── a #1, see above");
  }

  @Test
  @DisplayName("a long list of roots is cut, and the others are counted")
  void manyRoots() {
    IntStream.rangeClosed(1, 1000).forEach(_ -> task("client"));

    observed("the tree", tree(new TreeLimits(3, 50)))
        .suggests(COUNTS_ALL, lines -> lines.contains("and 1000 more"))
        .shouldBe("client #1", "client #2", "client #3", "and 997 more");
  }

  @Test
  @DisplayName("a list that just fits is not cut")
  void fits() {
    task("main", 2, 3);
    task("a");
    task("b");

    observed("the tree", tree(new TreeLimits(2, 50))).shouldBe("main #1", "├── a #2", "└── b #3");
  }

  @Test
  @DisplayName("so is a long list of tasks that one waits for; those cut away are no roots")
  void manyAwaited() {
    task("main", 2, 3, 4, 5);
    task("a");
    task("b");
    task("c");
    task("d");

    observed("the tree", tree(new TreeLimits(2, 50)))
        .suggests(COUNTS_ALL, lines -> lines.contains("└── and 4 more"))
        .suggests(LAST_OF_CUT, lines -> lines.contains("└── b #3"))
        .suggests(CUT_COMES_BACK, lines -> lines.contains("c #4") || lines.size() > 4)
        .shouldBe("main #1", "├── a #2", "├── b #3", "└── and 2 more");
  }

  @Test
  @DisplayName("what was cut away above is not above: it is drawn in full where it fits")
  void cutIsNotDrawn() {
    task("main", 3, 4, 5);
    task("other", 5);
    task("a");
    task("b");
    task("c");

    observed("the tree", tree(new TreeLimits(2, 50)))
        .suggests(SEEN_WHEN_CUT, lines -> lines.contains("└── c #5, see above"))
        .shouldBe("main #1", "├── a #3", "├── b #4", "└── and 1 more", "other #2", "└── c #5");
  }

  @Test
  @DisplayName("below the deepest level there are counts")
  void deepestLevel() {
    task("a", 2);
    add("b", TaskState.WAITING, List.of(frame("b", 2)), List.of(), 3, 4);
    task("c");
    task("d");

    observed("the tree", tree(new TreeLimits(20, 2)))
        .suggests(
            DEPTH, lines -> lines.equals(List.of("a #1", "└── and 1 more")) || lines.size() == 5)
        .shouldBe("a #1", "└── b #2", "    │ at Shop.b (Shop.java:2)", "    └── and 2 more");
  }

  @Test
  @DisplayName("a chain of a hundred thousand tasks is drawn as far as the limit says")
  void chainInTree() {
    int length = 100_000;
    for (int i = 2; i <= length; i++) {
      task("link", i);
    }
    task("link");

    List<String> lines =
        during(FOR_EVER, "drawing a long chain", () -> tree(new TreeLimits(20, 3)));
    observed("the tree", lines)
        .shouldBe("link #1", "└── link #2", "    └── link #3", "        └── and 1 more");
  }

  @Test
  @DisplayName("above is what has been drawn: who is met first by a detour is drawn there")
  void detour() {
    task("a", 2, 3);
    task("b", 3);
    task("c");

    observed("the tree", tree())
        .suggests(MARKS_EARLY, lines -> lines.contains("│   └── c #3, see above"))
        .suggests(DRAWS_AGAIN, lines -> lines.getLast().equals("└── c #3"))
        .shouldBe("a #1", "├── b #2", "│   └── c #3", "└── c #3, see above");
  }

  @Test
  @DisplayName("a task that waits for itself is a ring: it comes after the roots")
  void waitsForItselfInTree() {
    task("self", 1);
    task("root");

    observed("the tree", during(FOR_EVER, "drawing a task that waits for itself", () -> tree()))
        .suggests(ROOTS_ONLY, lines -> lines.equals(List.of("root #2")))
        .suggests(OWN_ROOT, lines -> lines.getFirst().equals("self #1"))
        .shouldBe("root #2", "self #1", "└── self #1, see above");
  }

  @Test
  @DisplayName("rings are cut and counted together with the roots")
  void manyRings() {
    task("root");
    for (int i = 1; i <= 10; i++) {
      task("ring", i + 1);
    }

    observed("the tree", tree(new TreeLimits(3, 50)))
        .suggests(RINGS_UNCUT, lines -> lines.size() > 6)
        .shouldBe(
            "root #1",
            "ring #2",
            "└── ring #2, see above",
            "ring #3",
            "└── ring #3, see above",
            "and 8 more");
  }

  @Test
  @DisplayName("those that were cut are counted, also if they stand elsewhere")
  void cutCounts() {
    task("first", 5);
    task("main", 3, 4, 5);
    task("a");
    task("b");
    task("c");

    observed("the tree", tree(new TreeLimits(2, 50)))
        .suggests(COUNTS_UNDRAWN, lines -> !lines.getLast().equals("└── and 1 more"))
        .shouldBe("first #1", "└── c #5", "main #2", "├── a #3", "├── b #4", "└── and 1 more");
  }

  @Test
  @DisplayName("frames and futures are all there, whatever the limits")
  void uncut() {
    add(
        "deep",
        TaskState.WAITING,
        Collections.nCopies(100, frame("again", 7)),
        Collections.nCopies(100, "Future[pending]"));

    observed("the number of lines", tree(new TreeLimits(1, 1)).size()).shouldBe(201);
  }
}
