package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.pattern.SupervisorTest.CANCELS_TWICE;
import static asyncio.pattern.SupervisorTest.DOES_NOT_AWAIT;
import static asyncio.pattern.SupervisorTest.LEAVES_CHILDREN;
import static asyncio.pattern.SupervisorTest.LOST;
import static asyncio.pattern.SupervisorTest.WAITS_FOR_EVER;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.3", part = 3, points = 5, seconds = 15)
@DisplayName("06.3 Error patterns: children of a supervisor that are added, and removed")
class SupervisorRemovalTest extends SupervisorTests {

  private static final Misconception REMOVED_RESTARTS =
      Misconception.of(
          "removed-is-restarted", "a child that was removed is started again, or was not stopped");

  private static final Misconception EMPTY_ENDS =
      Misconception.of(
          "ends-when-empty",
          "the supervisor ends when it has no child; others may be added at any time");

  private static final Misconception NOT_TOLD =
      Misconception.of(
          "removal-waits-for-ever",
          "who removes a child waits for ever: the supervisor is stopping, or was never started,"
              + " and does not read the message any more");

  private static final Misconception ONE_REMOVER =
      Misconception.of(
          "one-remover-only",
          "two remove the same child, and the second takes the place of the first, which waits for"
              + " ever");

  private static final Misconception AT_THE_CALL =
      Misconception.of(
          "fails-at-the-call",
          "the call that makes the coroutine fails; it is the coroutine that should, when it is"
              + " awaited");

  private static final Misconception STARTS_AT_ONCE =
      Misconception.of(
          "starts-when-added",
          "who adds a child starts it; that is for the supervisor's own task, so that only one"
              + " decides");

  @Test
  @DisplayName("a child that is added while it runs is started")
  void added() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1);
          until(2);
          observed("whether it has ended", running.isDone()).suggests(EMPTY_ENDS).shouldBe(false);
          supervisor.add(worker("web"));
          observed("the children, just after", states())
              .suggests(STARTS_AT_ONCE, seen -> seen.equals(List.of("web RUNNING 1")))
              .shouldBe(List.of("web WAITING 0"));
          ticks();
          observed("the children", states()).shouldBe(List.of("web RUNNING 1"));
          IllegalArgumentException taken =
              attempting("adding another", () -> supervisor.add(worker("web")))
                  .shouldThrow(IllegalArgumentException.class);
          observed("its message", taken.getMessage()).shouldBe("there is a child called web");
          end();
          IllegalStateException late =
              attempting("adding one when it has ended", () -> supervisor.add(worker("mail")))
                  .shouldThrow(IllegalStateException.class);
          observed("its message", late.getMessage()).shouldBe("the supervisor has ended");
        });
    observed("what happened", trace)
        .suggests(LEAVES_CHILDREN, lines -> !has(lines, "web was"))
        .shouldBe("web1 starts at 2", "web was cancelled at 2");
  }

  @Test
  @DisplayName("a child that is removed is stopped, awaited and forgotten, and not started again")
  void removed() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 0, worker("db"), slowToEnd("web"));
          until(2);
          await(supervisor.remove("web"));
          at("removed");
          observed("the children", states())
              .suggests(REMOVED_RESTARTS, seen -> seen.size() > 1)
              .shouldBe(List.of("db RUNNING 1"));
          Coroutine<?>[] again = new Coroutine<?>[1];
          attempting(
                  "making a coroutine that removes it again",
                  () -> again[0] = supervisor.remove("web"))
              .suggests(AT_THE_CALL)
              .shouldSucceed();
          IllegalArgumentException unknown =
              attempting("removing it again", () -> await(again[0]))
                  .shouldThrow(IllegalArgumentException.class);
          observed("its message", unknown.getMessage()).shouldBe("there is no child called web");
          end();
        });
    observed("what happened", trace.lines().subList(2, trace.lines().size()))
        .suggests(DOES_NOT_AWAIT, lines -> lines.getFirst().equals("removed at 2"))
        .suggests(REMOVED_RESTARTS, lines -> has(lines, "web2"))
        .shouldBe(List.of("web was cancelled at 3", "removed at 3", "db was cancelled at 3"));
  }

  @Test
  @DisplayName("a child that is removed while it waits for a restart is not started")
  void removedWhileItWaits() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 5, _ -> seconds(4), failing("web", 1));
          until(2);
          await(supervisor.remove("web"));
          until(20);
          end();
        });
    observed("what happened", trace)
        .suggests(REMOVED_RESTARTS, lines -> has(lines, "web2"))
        .shouldBe("web1 starts at 0", "web failed by IOException: boom at 1", "web waits 4 at 1");
  }

  @Test
  @DisplayName("removing tells what the child fails by at its end, or that it does not end")
  void removingFails() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, failingAtItsEnd("db"), stuck("web"));
          attempting("removing one that fails", () -> await(supervisor.remove("db")))
              .suggests(LOST, thrown -> thrown == null)
              .shouldThrow(IOException.class);
          attempting("removing one that does not end", () -> await(supervisor.remove("web")))
              .suggests(WAITS_FOR_EVER, thrown -> thrown == null)
              .shouldThrow(GivenUp.class);
          observed("the children", states()).shouldBeEmpty();
          observed("whether the supervisor has ended", running.isDone()).shouldBe(false);
          end();
          until(100);
        });
    observed("the last thing that happened", trace.lines().getLast())
        .shouldBe("web is left behind after 5 at 5");
  }

  @Test
  @DisplayName("a child may remove itself: it is cancelled while it waits")
  void removesItself() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              1,
              child("web", Restart.PERMANENT, () -> await(supervisor.remove("web"))));
          ticks();
          observed("the children", states()).shouldBeEmpty();
          end();
        });
    observed("what happened", trace)
        .suggests(REMOVED_RESTARTS, lines -> has(lines, "web2"))
        .shouldBe("web1 starts at 0", "web was cancelled at 0");
  }

  @Test
  @DisplayName("who cancels a removal cancels only the waiting")
  void removalIsCancelled() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, slowToEnd("web"));
          Task<Void> removing = start(() -> await(supervisor.remove("web")));
          ticks();
          removing.cancel();
          attempting("the removal", () -> await(removing)).shouldThrow(CancelledError.class);
          at("cancelled");
          until(2);
          observed("the children", states()).shouldBeEmpty();
          end();
        });
    observed("what happened", trace)
        .suggests(CANCELS_TWICE, lines -> lines.contains("web was cancelled at 0"))
        .shouldBe("web1 starts at 0", "cancelled at 0", "web was cancelled at 1");
  }

  private Task<Void> removing(String name) {
    Task<Void> task = start(() -> await(supervisor.remove(name)));
    task.addDoneCallback(_ -> at(name + " is removed"));
    return task;
  }

  @Test
  @DisplayName("two may remove the same child: both wait until it has ended")
  void removedByTwo() {
    run(
        () -> {
          supervise(Strategy.ONE_FOR_ONE, 1, slowToEnd("web"));
          List<Task<Void>> both = List.of(removing("web"), removing("web"));
          until(5);
          observed("whether they have ended", both.stream().map(Task::isDone).toList())
              .suggests(ONE_REMOVER, List.of(false, true)::equals)
              .shouldBe(List.of(true, true));
          both.forEach(Task::result);
          end();
        });
    observed("what happened", trace)
        .shouldBe(
            "web1 starts at 0",
            "web was cancelled at 1",
            "web is removed at 1",
            "web is removed at 1");
  }

  @Test
  @DisplayName("before the supervisor runs, a child is removed as well")
  void removedBefore() {
    run(
        () -> {
          supervisor =
              new Supervisor(
                  new SupervisorSettings("shop", Strategy.ONE_FOR_ONE, 1, seconds(10)),
                  this::observe);
          supervisor.add(worker("db"));
          supervisor.add(worker("web"));
          Task<Void> removing = removing("web");
          ticks();
          observed("whether it is removed", removing.isDone()).suggests(NOT_TOLD).shouldBe(true);
          removing.result();
          observed("the children", states()).shouldBe(List.of("db WAITING 0"));
        });
  }

  @Test
  @DisplayName("a removal is not left waiting when the supervisor is cancelled meanwhile")
  void removedAtTheEnd() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ALL, 1, worker("db"), slowToEnd("web"), failingOnce("mail", 2));
          pause(2);
          ticks();
          Task<Void> removing = removing("db");
          ticks();
          running.cancel();
          ticks();
          Task<Void> late = removing("web");
          until(10);
          observed("whether the supervisor has ended", running.isDone()).shouldBe(true);
          observed("whether the removals have", List.of(removing.isDone(), late.isDone()))
              .suggests(NOT_TOLD)
              .shouldBe(List.of(true, true));
          removing.result();
          late.result();
        });
  }

  @Test
  @DisplayName("a child that removes its helper when it ends may do so at the end, too")
  void removesItsHelper() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              1,
              child(
                  "web",
                  Restart.PERMANENT,
                  () -> {
                    supervisor.add(slowToEnd("helper"));
                    try {
                      pause(1_000_000);
                    } finally {
                      await(supervisor.remove("helper"));
                    }
                  }));
          until(2);
          observed("what is suppressed in what comes out", suppressedIn(end()))
              .suggests(NOT_TOLD, seen -> seen.toString().contains("GivenUp"))
              .shouldBeEmpty();
        });
    observed("what happened", trace)
        .shouldBe(
            "web1 starts at 0",
            "helper1 starts at 0",
            "helper was cancelled at 3",
            "web was cancelled at 3");
  }

  @Test
  @DisplayName("when the supervisor has ended, it has no children, and there is none to remove")
  void noneAfterTheEnd() {
    run(
        () -> {
          supervise(
              Strategy.ONE_FOR_ONE,
              5,
              _ -> seconds(60),
              worker("db"),
              failing("web", 1),
              child("job", Restart.TEMPORARY, () -> pause(1_000_000)));
          until(2);
          end();
          observed("the children", states()).shouldBeEmpty();
          Task<Void> removing = removing("db");
          ticks();
          observed("whether a removal has ended", removing.isDone())
              .suggests(NOT_TOLD)
              .shouldBe(true);
          IllegalArgumentException unknown =
              attempting("removing one", () -> await(removing))
                  .shouldThrow(IllegalArgumentException.class);
          observed("its message", unknown.getMessage()).shouldBe("there is no child called db");
        });
  }
}
