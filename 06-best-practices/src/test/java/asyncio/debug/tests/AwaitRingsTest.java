package asyncio.debug.tests;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.debug.AwaitRings;
import asyncio.debug.TaskInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.2", part = 3, points = 12, seconds = 15)
@DisplayName("06.2 Seeing tasks: rings")
class AwaitRingsTest extends PictureTests {

  private static final Misconception NOT_ITSELF =
      Misconception.of(
          "one-is-no-ring", "a task can wait for itself, by a gather, and is a ring alone");

  private static final Misconception EACH_START =
      Misconception.of(
          "once-for-each-start", "a ring is named once, and not from each task that is in it");

  private static final Misconception TAIL =
      Misconception.of(
          "way-to-the-ring", "who waits for a ring is not in it: nobody in there waits for it");

  private static final Misconception BRANCH =
      Misconception.of(
          "what-a-ring-awaits", "what a ring waits for besides is not in it: it can still end");

  private static final Misconception DIAMOND =
      Misconception.of(
          "met-again-is-a-ring",
          "that two ways lead to a task makes no ring; a way back to where one came from does");

  private static final Misconception FIRST_WAY =
      Misconception.of(
          "first-way-round", "the shortest ring is to be named, and not the first one that is met");

  private static final Misconception EVERY_WAY =
      Misconception.of(
          "every-way-round",
          "of tasks that wait for each other one ring is named: there can be more than anybody can"
              + " count");

  private static final Misconception WHERE_MET =
      Misconception.of(
          "begins-where-met", "a ring begins with its lowest id, wherever one came into it");

  private static final Misconception ONE_ONLY =
      Misconception.of("first-ring-only", "there can be several rings");

  private static final Misconception RECURSES =
      Misconception.of(
          "recurses-along-the-chain",
          "a chain of tasks can be longer than the thread's stack allows calls");

  private static final Misconception AGAIN =
      Misconception.of(
          "along-the-chain-again", "a search from each task goes along the whole chain each time");

  private static final Misconception TIE =
      Misconception.of(
          "lowest-id-next",
          "of rings that are as short, the order of what is awaited decides, and not the ids");

  private List<String> rings() {
    return AwaitRings.in(picture()).stream()
        .map(ring -> ring.stream().map(TaskInfo::name).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  @DisplayName("tasks that wait for each other in no ring are all right")
  void none() {
    task("a", 2, 3);
    task("b", 4);
    task("c", 4);
    task("d");

    observed("the rings", rings()).suggests(DIAMOND, lines -> !lines.isEmpty()).shouldBeEmpty();
  }

  @Test
  @DisplayName("no tasks, no rings")
  void noTasks() {
    observed("the rings", rings()).shouldBeEmpty();
  }

  @Test
  @DisplayName("two tasks that wait for each other are a ring, once")
  void two() {
    task("a", 2);
    task("b", 1);

    observed("the rings", rings())
        .suggests(EACH_START, lines -> lines.size() == 2)
        .suggests(WHERE_MET, lines -> lines.equals(List.of("b a")))
        .shouldBe("a b");
  }

  @Test
  @DisplayName("a task that waits for itself is a ring")
  void itself() {
    task("other");
    task("a", 1, 2);

    observed("the rings", rings())
        .suggests(NOT_ITSELF, List::isEmpty)
        .suggests(BRANCH, lines -> lines.getFirst().contains("other"))
        .shouldBe("a");
  }

  @Test
  @DisplayName("a ring is in the order of waiting, from its lowest id on")
  void orderOfARing() {
    task("outside", 3);
    task("a", 4);
    task("b", 2);
    task("c", 3);

    observed("the rings", rings())
        .suggests(TAIL, lines -> lines.getFirst().contains("outside"))
        .suggests(WHERE_MET, lines -> lines.getFirst().startsWith("b"))
        .suggests(EACH_START, lines -> lines.size() > 1)
        .shouldBe("a c b");
  }

  @Test
  @DisplayName("who waits for one in a ring, and for whom one waits, is not in it")
  void around() {
    task("before", 2);
    task("a", 3, 4);
    task("b", 2);
    task("after", 5);
    task("further");

    observed("the rings", rings())
        .suggests(TAIL, lines -> lines.stream().anyMatch(line -> line.contains("before")))
        .suggests(BRANCH, lines -> lines.stream().anyMatch(line -> line.contains("after")))
        .shouldBe("a b");
  }

  @Test
  @DisplayName("several rings are named by their lowest ids")
  void severalRings() {
    task("a", 4);
    task("b", 3);
    task("c", 2);
    task("d", 1);
    task("e", 5);

    observed("the rings", rings())
        .suggests(ONE_ONLY, lines -> lines.size() == 1)
        .suggests(NOT_ITSELF, lines -> lines.equals(List.of("a d", "b c")))
        .suggests(EACH_START, lines -> lines.size() > 3)
        .shouldBe("a d", "b c", "e");
  }

  @Test
  @DisplayName("a ring that waits for another ring is one of its own")
  void ringWaitsForRing() {
    task("a", 2);
    task("b", 1, 3);
    task("between", 4);
    task("c", 5);
    task("d", 4);

    observed("the rings", rings())
        .suggests(ONE_ONLY, lines -> lines.size() == 1)
        .suggests(EACH_START, lines -> lines.size() > 2)
        .shouldBe("a b", "c d");
  }

  @Test
  @DisplayName("tasks between two rings, with lower ids than these, are in neither")
  void betweenRings() {
    task("between", 2);
    task("also", 3);
    task("c", 4);
    task("d", 3);
    task("e", 6);
    task("f", 5, 1);

    observed("the rings", rings())
        .suggests(TAIL, lines -> lines.stream().anyMatch(line -> line.contains("between")))
        .shouldBe("c d", "e f");
  }

  @Test
  @DisplayName("of those that belong together, the shortest ring is named, and no other")
  void shortest() {
    task("a", 2);
    task("b", 3, 4, 5);
    task("c", 6);
    task("d", 1);
    task("e", 7);
    task("f", 1);
    task("g", 1);

    observed("the rings", rings())
        .suggests(FIRST_WAY, lines -> List.of("a b c f", "a b e g").contains(lines.getFirst()))
        .suggests(EVERY_WAY, lines -> lines.size() > 1)
        .shouldBe("a b d");
  }

  @Test
  @DisplayName("a short ring that does not go through the lowest id does not count")
  void shortElsewhere() {
    task("a", 2);
    task("b", 3);
    task("c", 2, 1);

    observed("the rings", rings())
        .suggests(EVERY_WAY, lines -> lines.size() > 1)
        .suggests(WHERE_MET, lines -> lines.equals(List.of("b c")))
        .shouldBe("a b c");
  }

  @Test
  @DisplayName("of two that are as short, the one that is awaited first is named")
  void tie() {
    task("a", 3, 2);
    task("b", 4);
    task("c", 4);
    task("d", 1);

    observed("the rings", rings())
        .suggests(EVERY_WAY, lines -> lines.size() > 1)
        .suggests(TIE, lines -> lines.equals(List.of("a b d")))
        .shouldBe("a c d");
  }

  @Test
  @DisplayName("everybody waits for everybody: one ring, of two")
  void everybody() {
    for (int i = 1; i <= 7; i++) {
      int self = i;
      task(
          "t" + i,
          IntStream.rangeClosed(1, 7)
              .filter(other -> other != self)
              .boxed()
              .toArray(Integer[]::new));
    }

    observed("the rings", rings())
        .suggests(EVERY_WAY, lines -> lines.size() > 1)
        .suggests(FIRST_WAY, lines -> lines.getFirst().length() > 5)
        .shouldBe("t1 t2");
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("a chain of a hundred thousand tasks is no ring")
  void longChain() {
    chain(100_000);
    task("last");

    observed("the rings", look("looking at a long chain").size()).shouldBe(0);
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("a ring of a hundred thousand tasks is one")
  void longRing() {
    chain(100_000);
    task("last", 1);

    observed(
            "the sizes of the rings",
            look("looking at a long ring").stream().map(List::size).toList())
        .shouldBe(List.of(100_000));
  }

  /** Looks for rings in a picture that is too long for some ways of doing so. */
  private List<List<TaskInfo>> look(String what) {
    List<List<TaskInfo>> found = new ArrayList<>();
    during(
        AGAIN,
        what,
        () ->
            attempting(what, () -> found.addAll(AwaitRings.in(picture())))
                .suggests(RECURSES, StackOverflowError.class::isInstance)
                .shouldSucceed());
    return found;
  }

  private void chain(int length) {
    for (int i = 2; i <= length; i++) {
      task("link", i);
    }
  }
}
