package asyncio.sync;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.sync.demo.BarrierDemo;
import asyncio.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "03.5", points = 20, seconds = 10)
@DisplayName("03.5 Barrier")
class BarrierTest extends OnVirtualTime {

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of("does-not-wait", "tasks pass before all have come");

  private static final Misconception NEVER_OPENS =
      Misconception.of(
          "last-one-wakes-nobody", "the last task has come, and those that wait are not woken");

  private static final Misconception ONLY_ONCE =
      Misconception.of(
          "works-once",
          "the barrier stays open, or shut, after the first round; once all have left, it begins"
              + " anew");

  private static final Misconception MIXES_ROUNDS =
      Misconception.of(
          "mixes-two-rounds",
          "a task that comes while the last ones are leaving counts for the round that is over; it"
              + " waits until they have left");

  private static final Misconception WRONG_INDEX =
      Misconception.of("wrong-number", "the numbers are not 0, 1, 2 … in the order of coming");

  private static final Misconception CANCELLED_COUNTS =
      Misconception.of(
          "cancelled-task-counts",
          "a task that was cancelled while it waited still counts as one that has come");

  private static final Misconception RESET_IS_SILENT =
      Misconception.of(
          "reset-leaves-them-waiting",
          "a reset does not reach the tasks that wait; they get a BrokenBarrierError");

  private static final Misconception RESET_BREAKS =
      Misconception.of("reset-breaks", "after a reset the barrier cannot be used again");

  private static final Misconception ABORT_IS_SILENT =
      Misconception.of(
          "abort-leaves-them-waiting",
          "an abort does not reach the tasks that wait; they get a BrokenBarrierError");

  private static final Misconception ABORT_IS_FORGOTTEN =
      Misconception.of(
          "abort-is-forgotten",
          "a broken barrier lets tasks wait again; it refuses them until it is reset");

  private static final Misconception LEAVES_SILENTLY =
      Misconception.of(
          "leaves-silently",
          "the last one leaves, the barrier fills again, and the tasks that wait outside are not"
              + " told");

  private static final Misconception LOOKS_ONCE =
      Misconception.of(
          "looks-once-outside",
          "a task that waits outside is told of something and comes in without looking again; it"
              + " waits until the barrier fills, however often it is told");

  private static final Misconception TAKES_ANY_NOTIFICATION =
      Misconception.of(
          "takes-any-notification",
          "a task inside is told of something, and does not look at the state before it goes on; as"
              + " long as the barrier fills, it waits");

  private static final Misconception ONE_IF =
      Misconception.of(
          "one-if-for-not-filling",
          "a task that waited goes on as if all had come, although the barrier was reset or"
              + " aborted; only draining means that all have come");

  private static final Misconception RESET_LETS_IN =
      Misconception.of(
          "comes-in-while-it-resets",
          "a task that comes right after a reset is let in before those who waited have left; it"
              + " waits outside until they have");

  private static final Misconception RESET_OF_BROKEN =
      Misconception.of(
          "reset-forgets-the-waiters-of-a-broken-barrier",
          "an abort and a reset follow each other, and those who waited were not sent away; with"
              + " tasks inside, a reset leads to resetting, whatever was before");

  private static final Misconception DRAINING_IGNORED =
      Misconception.of(
          "draining-ignores-reset-and-abort",
          "a reset or an abort does nothing while the barrier drains; it is carried out, and those"
              + " who have not left yet get a BrokenBarrierError");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "swallows-the-cancellation",
          "a task that is cancelled when all have come passes all the same; it leaves, cancelled,"
              + " and the others pass");

  private final Barrier barrier = new Barrier(3);

  private Task<Void> comer(String name) {
    return start(
        name,
        () -> {
          try {
            int number = await(barrier.waitForAll());
            note(name + " passes, number " + number);
          } catch (BrokenBarrierError broken) {
            note(name + ": broken");
          }
        });
  }

  @Test
  @DisplayName("tasks wait until all have come, then all go on")
  void allGoOnTogether() {
    runOrName(
        NEVER_OPENS,
        "three tasks come to a barrier for three",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(5);
          note("waiting: " + barrier.waiting());
          Task<Void> third = comer("third");
          await(gather(first, second, third));
          note("waiting: " + barrier.waiting());
        });

    observed("what happened", trace)
        .suggests(DOES_NOT_WAIT, seen -> !seen.getFirst().equals("waiting: 2"))
        .suggests(WRONG_INDEX)
        .shouldSatisfy(
            "two wait; then all pass, with the numbers 0, 1, 2 in the order of coming",
            seen ->
                seen.getFirst().equals("waiting: 2")
                    && seen.getLast().equals("waiting: 0")
                    && List.of(
                            "first passes, number 0",
                            "second passes, number 1",
                            "third passes, number 2")
                        .equals(seen.subList(1, 4).stream().sorted().toList()));
  }

  @Test
  @DisplayName("the barrier can be used again and again")
  void itCanBeUsedAgain() {
    runOrName(
        ONLY_ONCE,
        "three tasks go through three rounds",
        () ->
            await(
                gather(
                    IntStream.range(0, 3)
                        .mapToObj(
                            i ->
                                start(
                                    "task " + i,
                                    () -> {
                                      for (int round = 1; round <= 3; round++) {
                                        pause(1 + i);
                                        await(barrier.waitForAll());
                                        note("round " + round);
                                      }
                                    }))
                        .toList())));

    observed("the rounds", trace)
        .suggests(ONLY_ONCE)
        .shouldBe(
            Stream.of(1, 2, 3)
                .flatMap(round -> Stream.generate(() -> "round " + round).limit(3))
                .toArray(String[]::new));
  }

  @Test
  @DisplayName("who comes while the others are leaving is of the next round")
  void whoComesWhileTheOthersLeave() {
    runOrName(
        LEAVES_SILENTLY,
        "nine tasks come at once to a barrier for three",
        () ->
            await(
                gather(
                    IntStream.range(0, 9)
                        .mapToObj(
                            i ->
                                start(
                                    "task " + i,
                                    () -> note("number " + await(barrier.waitForAll()))))
                        .toList())));

    observed("the numbers, in groups of three", trace)
        .suggests(LOOKS_ONCE, seen -> areOfOneRound(seen.subList(0, 3)))
        .suggests(MIXES_ROUNDS)
        .shouldSatisfy(
            "0, 1 and 2 three times",
            seen -> IntStream.of(0, 3, 6).allMatch(i -> areOfOneRound(seen.subList(i, i + 3))));
  }

  private static boolean areOfOneRound(List<String> three) {
    return three.stream().sorted().toList().equals(List.of("number 0", "number 1", "number 2"));
  }

  @Test
  @DisplayName("a task that is cancelled has not come")
  void aCancelledTaskHasNotCome() {
    runOrName(
        CANCELLED_COUNTS,
        "one of two that wait is cancelled, and two others come",
        () -> {
          Task<Void> gone = comer("gone");
          Task<Void> first = comer("first");
          pause(1);
          gone.cancel();
          ended(gone);
          note("waiting: " + barrier.waiting());
          Task<Void> second = comer("second");
          pause(1);
          note("waiting: " + barrier.waiting());
          observed("what happened before the third came", trace)
              .suggests(TAKES_ANY_NOTIFICATION, seen -> seen.contains("first: broken"))
              .suggests(CANCELLED_COUNTS)
              .shouldBe("waiting: 1", "waiting: 2");
          Task<Void> third = comer("third");
          await(gather(first, second, third));
        });

    observed("what happened", trace)
        .suggests(CANCELLED_COUNTS)
        .shouldSatisfy("three pass", seen -> seen.size() == 5);
  }

  @Test
  @DisplayName("a reset sends those away who wait, and the barrier is as good as new")
  void aResetSendsAway() {
    runOrName(
        RESET_IS_SILENT,
        "reset a barrier at which two tasks wait",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(1);
          await(barrier.reset());
          await(gather(first, second));
          note("broken: " + barrier.isBroken());
        });
    observed("what happened", trace)
        .suggests(ONE_IF, seen -> seen.contains("first passes, number 0"))
        .suggests(RESET_BREAKS)
        .shouldBe("first: broken", "second: broken", "broken: false");

    runOrName(
        RESET_BREAKS,
        "use a barrier after a reset",
        () -> {
          var fresh = new Barrier(2);
          await(fresh.reset());
          Task<Void> first = start("first", () -> await(fresh.waitForAll()));
          await(fresh.waitForAll());
          await(first);
        });
  }

  @Test
  @DisplayName("after a reset, new tasks are of a new round")
  void afterAResetThereIsANewRound() {
    runOrName(
        RESET_BREAKS,
        "reset a barrier at which a task waits, and let three others come",
        () -> {
          Task<Void> old = comer("old");
          pause(1);
          await(barrier.reset());
          await(gather(comer("a"), comer("b"), comer("c")));
          await(old);
        });

    observed("who passed", trace)
        .suggests(RESET_BREAKS)
        .shouldSatisfy(
            "old gets an error, and the others pass",
            seen ->
                seen.contains("old: broken")
                    && seen.stream().filter(line -> line.contains("passes")).count() == 3);
  }

  @Test
  @DisplayName("an abort breaks the barrier for those who wait and those who come")
  void anAbortBreaks() {
    runOrName(
        ABORT_IS_SILENT,
        "abort a barrier at which two tasks wait",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(1);
          await(barrier.abort());
          await(gather(first, second));
          note("broken: " + barrier.isBroken());
          Task<Void> late = comer("late");
          pause(1);
          observed("whether a task that comes later was turned away", late.isDone())
              .suggests(ABORT_IS_FORGOTTEN)
              .shouldBe(true);
        });

    observed("what happened", trace)
        .suggests(ONE_IF, seen -> seen.contains("first passes, number 0"))
        .suggests(ABORT_IS_FORGOTTEN)
        .shouldBe("first: broken", "second: broken", "broken: true", "late: broken");
  }

  @Test
  @DisplayName("a reset mends a broken barrier")
  void aResetMends() {
    runOrName(
        RESET_BREAKS,
        "abort a barrier, reset it, and use it",
        () -> {
          await(barrier.abort());
          await(barrier.reset());
          note("broken: " + barrier.isBroken());
          await(gather(comer("a"), comer("b"), comer("c")));
        });

    observed("what happened", trace)
        .suggests(RESET_BREAKS)
        .shouldSatisfy(
            "not broken, and three pass",
            seen -> seen.size() == 4 && seen.getFirst().equals("broken: false"));
  }

  @Test
  @DisplayName("who comes right after a reset waits until those who waited have left")
  void whoComesRightAfterAReset() {
    runOrName(
        RESET_LETS_IN,
        "reset a barrier at which two tasks wait, and come to it in the same step",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          Task<Void> third = laterComer("third");
          Task<Void> fourth = laterComer("fourth");
          pause(1);
          await(barrier.reset());
          note("number " + await(barrier.waitForAll()));
          await(gather(first, second, third, fourth));
        });

    observed("who passed", trace)
        .suggests(RESET_LETS_IN)
        .shouldSatisfy(
            "first and second get an error, and the next three pass, beginning with number 0",
            seen ->
                seen.contains("first: broken")
                    && seen.contains("second: broken")
                    && seen.contains("number 0"));
  }

  private Task<Void> laterComer(String name) {
    return start(
        name,
        () -> {
          pause(5);
          await(barrier.waitForAll());
        });
  }

  @Test
  @DisplayName("a reset right after an abort still sends those away who wait")
  void aResetRightAfterAnAbort() {
    runOrName(
        RESET_OF_BROKEN,
        "abort a barrier at which a task waits, and reset it in the same step",
        () -> {
          Task<Void> first = comer("first");
          pause(1);
          await(barrier.abort());
          await(barrier.reset());
          await(first);
          note(barrier.toString());
        });

    observed("what happened", trace)
        .suggests(RESET_OF_BROKEN)
        .shouldBe("first: broken", "Barrier[filling, waiters: 0/3]");
  }

  @Test
  @DisplayName("an abort while the barrier drains breaks it for those who have not left yet")
  void anAbortWhileItDrains() {
    runOrName(
        DRAINING_IGNORED,
        "abort a barrier at which all have come, and the last one has left",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(1);
          note("number " + await(barrier.waitForAll()));
          await(barrier.abort());
          await(gather(first, second));
          note("broken: " + barrier.isBroken());
        });

    observed("what happened", trace)
        .suggests(DRAINING_IGNORED)
        .shouldBe("number 2", "first: broken", "second: broken", "broken: true");
  }

  @Test
  @DisplayName("a reset while the barrier drains sends those away who have not left yet")
  void aResetWhileItDrains() {
    runOrName(
        DRAINING_IGNORED,
        "reset a barrier at which all have come, and the last one has left",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(1);
          note("number " + await(barrier.waitForAll()));
          await(barrier.reset());
          await(gather(first, second));
          note("broken: " + barrier.isBroken());
        });

    observed("what happened", trace)
        .suggests(DRAINING_IGNORED)
        .shouldBe("number 2", "first: broken", "second: broken", "broken: false");
  }

  @Test
  @DisplayName("a task that is cancelled when all have come is cancelled, and the others pass")
  void aTaskIsCancelledWhenAllHaveCome() {
    runOrName(
        CANCELLED_COUNTS,
        "cancel one of three that have come, before it has run again",
        () -> {
          Task<Void> first = comer("first");
          Task<Void> second = comer("second");
          pause(1);
          note("number " + await(barrier.waitForAll()));
          first.cancel();
          ended(first);
          note("cancelled: " + first.isCancelled());
          await(second);
          note(barrier.toString());
        });

    observed("what happened", trace)
        .suggests(SWALLOWS)
        .shouldBe(
            "number 2",
            "second passes, number 1",
            "cancelled: true",
            "Barrier[filling, waiters: 0/3]");
  }

  @Test
  @DisplayName("a barrier for one lets everybody pass at once")
  void aBarrierForOne() {
    var one = new Barrier(1);
    run(
        () -> {
          note("number " + await(one.waitForAll()));
          note("number " + await(one.waitForAll()));
        });

    observed("what happened", trace).suggests(ONLY_ONCE).shouldBe("number 0", "number 0");
    attempting("to make a barrier for nobody", () -> new Barrier(0))
        .shouldThrow(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("it says what it does, and how many have come")
  void itSaysWhatItIs() {
    run(
        () -> {
          note(barrier.toString());
          Task<Void> first = comer("first");
          pause(1);
          note(barrier.toString());
          await(barrier.abort());
          await(first);
          note(barrier.toString());
        });

    observed("what it said", trace)
        .suggests(ABORT_IS_FORGOTTEN)
        .shouldBe(
            "Barrier[filling, waiters: 0/3]",
            "Barrier[filling, waiters: 1/3]",
            "first: broken",
            "Barrier[broken]");
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      BarrierDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("barriers", trace.lines());
  }
}
