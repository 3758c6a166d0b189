package asyncio.db;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.7", part = 3, points = 6, seconds = 20)
@DisplayName("04.7 An asynchronous database, part 3: breaking off a statement")
class StatementCallTest extends DatabaseTests {

  static final Misconception STATEMENT_GOES_ON =
      Misconception.of(
          "statement-goes-on",
          "the task is cancelled, and its statement is not: it goes on to its end");

  private static final Misconception CANCEL_HITS_THE_NEXT =
      Misconception.of(
          "cancel-hits-the-next",
          "the statement has ended, but the call to cancel it is still on its way, and hits the"
              + " next one on that connection");

  private static final Misconception ASKS_ONCE =
      Misconception.of(
          "asks-once",
          "a call to cancel came too early and was lost, and nobody asks again until the patience"
              + " is over");

  private static final Misconception ASKS_TOO_OFTEN =
      Misconception.of(
          "asks-while-it-is-asking",
          "the statement is asked to end again although the last call is still under way");

  private static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "patience-without-end",
          "the statement does not end, and the task waits for ever; after a time, cut the"
              + " connection");

  private static final Misconception RUNS_ANYWAY =
      Misconception.of(
          "begins-what-was-cancelled",
          "the task was cancelled before the statement was executed, and it is executed all the"
              + " same");

  private static final Misconception SECOND_CANCEL =
      Misconception.of(
          "second-cancel-leaves-early",
          "who is cancelled a second time does not wait for the thread any more");

  static final Misconception HIDES_THE_CANCELLATION =
      Misconception.of(
          "result-hides-the-cancellation",
          "the task is cancelled, and gets the statement's result or failure; it was cancelled, and"
              + " should say so");

  private static final Misconception LOOKS_TOO_LATE =
      Misconception.of(
          "looks-too-late",
          "the task was cancelled before a thread came to its work, and the thread begins it;"
              + " look before, and not only when a statement is announced");

  private static final Misconception FIRST_STATEMENT =
      Misconception.of(
          "cancels-the-first-statement",
          "of several statements the first is asked to end, whichever is being executed");

  private static final Misconception ASKS_LATE =
      Misconception.of(
          "asks-late",
          "the 100 ms until a statement is asked again count from the end of the last call;"
              + " count them from its beginning");

  private static final Misconception PATIENCE_FROM_THE_START =
      Misconception.of(
          "patience-from-the-start",
          "the patience counts from the beginning of the work; a long statement that is"
              + " cancelled late would be cut at once");

  private static final Misconception NO_CUT =
      Misconception.of(
          "patience-without-a-cut",
          "the patience is over, and the connection is not cut, with a thread still at work on"
              + " it");

  private static final Misconception WAITS_FOR_RESCUERS =
      Misconception.of(
          "waits-for-rescuers-for-ever",
          "the statement has ended, and the task waits for the call to cancel it without end;"
              + " patience is for that, too");

  private static final Misconception CANCEL_STILL_ON_ITS_WAY =
      Misconception.of(
          "cancel-still-on-its-way",
          "the patience is over, and the connection is used on, with a call to cancel still on"
              + " its way; that may hit the next statement");

  private void runLinked(CoroutineAction main) {
    run(
        () -> {
          link = await(world.open());
          jdbc.calls().clear();
          main.run();
        });
  }

  private <T> Coroutine<T> call(StatementWork<T> work) {
    return StatementCall.of(link, work);
  }

  private long cancelsMade() {
    return jdbc.calls().stream().filter("1 cancel"::equals).count();
  }

  private Task<Void> inserting(String what) {
    return startNoting("insert " + what, () -> await(call(World.updating("insert " + what))));
  }

  @Test
  @DisplayName("a statement ends with its result, or with its failure")
  void ends() {
    jdbc.slow("insert a", 10).failing("insert b", "disk full");
    runLinked(
        () -> {
          await(inserting("a"));
          await(inserting("b"));
        });

    observed("two statements", trace).shouldBe("insert a: 1 at 10", "insert b: disk full at 10");
  }

  @Test
  @DisplayName("a statement whose task is cancelled is cancelled, too")
  void statementIsCancelled() {
    jdbc.slow("insert a", 1000);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
          noteEnd("insert b", () -> link.call(World.plainUpdate("insert b")));
        });

    observed("a statement of 1000 ms, cancelled at 50", trace)
        .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
        .suggests(STATEMENT_GOES_ON, seen -> seen.getFirst().endsWith("at 1000"))
        .shouldBe("insert a: cancelled at 50", "insert b: 1 at 50");
    observed("the calls to the database", jdbc.calls())
        .suggests(STATEMENT_GOES_ON, seen -> !seen.contains("1 cancel"))
        .shouldBe(List.of("1 insert a", "1 cancel", "1 insert b"));
    observed("what the database keeps", jdbc.committed())
        .suggests(STATEMENT_GOES_ON, seen -> seen.contains("insert a"))
        .shouldBe(List.of("insert b"));
  }

  @Test
  @DisplayName("the task goes on only when the thread has ended")
  void waitsForTheThread() {
    jdbc.slow("insert a", 1000).slow("cancel", 30);
    runOrName(
        PoolTest.LEAVES_THE_THREAD_BEHIND,
        "a statement that takes its time to be cancelled",
        () -> {
          link = await(world.open());
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
          note("a thread is at work: " + link.isBusy());
          World.update(link, "insert b");
        });

    observed("a call to cancel that takes 30 ms, made at 50", trace)
        .suggests(PoolTest.LEAVES_THE_THREAD_BEHIND, seen -> seen.getFirst().endsWith("at 50"))
        .shouldBe("insert a: cancelled at 80", "a thread is at work: false");
  }

  @Test
  @DisplayName("what no thread has begun is not begun any more")
  void notBegun() {
    runLinked(
        () -> {
          world.workers.hold();
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          pause(50);
          world.workers.letGo();
          await(task);
          World.update(link, "insert b");
        });

    observed(
            "what the database keeps, of a statement cancelled while all threads were busy",
            jdbc.committed())
        .suggests(RUNS_ANYWAY, seen -> seen.contains("insert a"))
        .shouldBe(List.of("insert b"));
    observed("how it ends", trace).shouldBe("insert a: cancelled at 100");
  }

  @Test
  @DisplayName("work that a thread comes to after the cancellation does not touch the connection")
  void notEvenPrepared() {
    runLinked(
        () -> {
          world.workers.hold();
          Task<Void> task =
              startNoting(
                  "task",
                  () ->
                      await(
                          call(
                              (_, _) -> {
                                note("the work has begun");
                                return 1;
                              })));
          pause(50);
          task.cancel();
          pause(50);
          world.workers.letGo();
          await(task);
        });

    observed("work that is cancelled at 50, and that a thread comes to at 100", trace)
        .suggests(LOOKS_TOO_LATE, seen -> seen.contains("the work has begun"))
        .shouldBe("task: cancelled at 100");
  }

  @Test
  @DisplayName("of several statements, the one is cancelled that is being executed")
  void secondStatement() {
    jdbc.slow("insert b", 1000);
    runLinked(
        () -> {
          Task<Void> task =
              startNoting(
                  "task",
                  () ->
                      await(
                          call(
                              (connection, executing) -> {
                                World.updating("insert a").run(connection, executing);
                                return World.updating("insert b").run(connection, executing);
                              })));
          pause(50);
          task.cancel();
          await(task);
        });

    observed("the calls to the database of work with two statements", jdbc.calls())
        .suggests(FIRST_STATEMENT, seen -> seen.contains("1 cancel hits insert b"))
        .shouldBe(List.of("1 insert a", "1 insert b", "1 cancel"));
    observed("the second takes 1000 ms, and is cancelled at 50", trace)
        .shouldBe("task: cancelled at 50");
  }

  @Test
  @DisplayName("what is between two statements stops at the next one")
  void betweenTwoStatements() {
    jdbc.slow("prepare", 100);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
        });

    observed(
            "what the database keeps, of a statement cancelled while it was prepared",
            jdbc.committed())
        .suggests(RUNS_ANYWAY, seen -> seen.contains("insert a"))
        .shouldBeEmpty();
    observed("how it ends", trace)
        .suggests(
            PoolTest.LEAVES_THE_THREAD_BEHIND, seen -> seen.contains("insert a: cancelled at 50"))
        .shouldBe("insert a: cancelled at 100");
  }

  @Test
  @DisplayName("a call to cancel that comes too late does not hit the next statement")
  void cancelComesTooLate() {
    jdbc.slow("insert a", 60).slow("cancel", 50).slow("insert b", 1000);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
          await(inserting("b"));
        });

    observed(
            "a statement that ends at 60, and a cancel that is made at 50 and arrives at 100",
            jdbc.calls())
        .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.contains("1 cancel hits insert b"))
        .shouldBe(List.of("1 insert a", "1 cancel", "1 insert b"));
    observed("how both end", trace)
        .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
        .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.contains("insert a: cancelled at 60"))
        .shouldBe("insert a: cancelled at 100", "insert b: 1 at 1100");
  }

  @Test
  @DisplayName("a statement that did not hear is asked again")
  void askedAgain() {
    jdbc.slow("insert a", 4000).losesCancels(2);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
        });

    observed("a statement of 4000 ms, cancelled at 50; two calls to cancel are lost", trace)
        .suggests(ASKS_ONCE, _ -> cancelsMade() == 1)
        .shouldBe("insert a: cancelled at 250");
    observed("the calls to the database", jdbc.calls())
        .shouldBe(List.of("1 insert a", "1 cancel", "1 cancel", "1 cancel"));
  }

  @Test
  @DisplayName("it is asked 100 ms after it was last asked, however long that call took")
  void askedEachHundred() {
    jdbc.slow("insert a", 4000).slow("cancel", 30).losesCancels(2);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
        });

    observed("calls to cancel that take 30 ms, the first at 50; two of them are lost", trace)
        .suggests(ASKS_ONCE, _ -> cancelsMade() == 1)
        .suggests(ASKS_LATE, seen -> seen.getFirst().endsWith("at 340"))
        .shouldBe("insert a: cancelled at 280");
  }

  @Test
  @DisplayName("it is not asked again while the last call is under way")
  void notAskedTwiceAtOnce() {
    jdbc.slow("insert a", 4000).slow("cancel", 350);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
        });

    observed("a call to cancel that takes 350 ms", jdbc.calls())
        .suggests(ASKS_TOO_OFTEN, _ -> cancelsMade() > 1)
        .shouldBe(List.of("1 insert a", "1 cancel"));
    observed("how it ends", trace).shouldBe("insert a: cancelled at 400");
  }

  @Test
  @DisplayName("a call to cancel that fails is nobody's business")
  void cancelFails() {
    jdbc.slow("insert a", 150).failing("cancel", "not supported").failing("cancel", "nor this");
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
        });

    observed("a driver that cannot cancel, and a statement of 150 ms", trace)
        .shouldBe("insert a: cancelled at 150");
  }

  @Test
  @DisplayName("after its patience it cuts the connection, and waits no longer")
  void patience() {
    jdbc.slow("insert a", 60_000).losesCancels(1000);
    jdbc.isDeafToAbort();
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
          note("lost: " + link.isLost());
          pause(60_000);
        });

    observed("a statement of 60 s that does not react, cancelled at 50", trace)
        .suggests(WAITS_FOR_EVER, seen -> seen.getFirst().endsWith("at 60000"))
        .suggests(PATIENCE_FROM_THE_START, seen -> seen.getFirst().endsWith("at 5000"))
        .suggests(NO_CUT, seen -> seen.getLast().equals("lost: false"))
        .shouldBe("insert a: cancelled at 5050", "lost: true");
    observed("the last call to the database", jdbc.calls().getLast())
        .suggests(NO_CUT)
        .shouldBe("1 abort");
  }

  /** How work ends that is cancelled at 50, and whether the connection is lost then. */
  private void cancelAndSeeWhetherItIsLost() {
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          await(task);
          note("lost: " + link.isLost());
          pause(60_000);
        });
  }

  @Test
  @DisplayName("patience is for work between two statements, too")
  void patienceBetweenStatements() {
    jdbc.slow("prepare", 60_000);
    cancelAndSeeWhetherItIsLost();

    observed("a statement that is prepared for 60 s, cancelled at 50", trace)
        .suggests(WAITS_FOR_EVER, seen -> seen.getFirst().endsWith("at 60000"))
        .suggests(NO_CUT, seen -> seen.getLast().equals("lost: false"))
        .shouldBe("insert a: cancelled at 5050", "lost: true");
  }

  @Test
  @DisplayName("patience is for the call to cancel, too")
  void patienceWithARescuer() {
    jdbc.slow("insert a", 60).slow("cancel", 60_000);
    cancelAndSeeWhetherItIsLost();

    observed("a statement that ends at 60, and a call to cancel from 50 to 60050", trace)
        .suggests(CANCEL_HITS_THE_NEXT, seen -> seen.getFirst().endsWith("at 60"))
        .suggests(WAITS_FOR_RESCUERS, seen -> seen.getFirst().endsWith("at 60050"))
        .suggests(CANCEL_STILL_ON_ITS_WAY, seen -> seen.getLast().equals("lost: false"))
        .shouldBe("insert a: cancelled at 5050", "lost: true");
  }

  @Test
  @DisplayName("who is cancelled once more waits all the same")
  void cancelledTwice() {
    jdbc.slow("insert a", 1000).slow("cancel", 100);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          task.cancel();
          pause(50);
          task.cancel();
          await(task);
          pause(200);
        });

    observed("a call to cancel from 50 to 150, and another cancellation at 100", trace)
        .suggests(SECOND_CANCEL, seen -> seen.getFirst().endsWith("at 100"))
        .shouldBe("insert a: cancelled at 150");
  }

  @Test
  @DisplayName("who is cancelled in the step in which the statement ends is cancelled")
  void cancelledAtTheEnd() {
    jdbc.slow("insert a", 50);
    runLinked(
        () -> {
          Task<Void> task = inserting("a");
          pause(50);
          for (int i = 0; i < 10 && !task.isDone() && jdbc.committed().isEmpty(); i++) {
            ticks(1);
          }
          task.cancel();
          await(task);
        });

    observed("a statement that has succeeded, and whose task has not heard of it", trace)
        .suggests(HIDES_THE_CANCELLATION, seen -> !seen.getFirst().contains(": cancelled"))
        .shouldBe("insert a: cancelled at 50");
  }

  @Test
  @DisplayName("wherever its task is cancelled, the connection is free when it goes on")
  void aStatementCancelledAtEveryMoment() {
    cancelEverywhere(this::cancelTheStatement);
  }

  private void cancelTheStatement(EveryMoment moment) {
    var part = new StatementCallTest();
    World world = part.world;
    world.jdbc.slow("insert a", 10).slow("prepare", 10).slow("cancel", 5);
    List<Task<?>> victim = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    List<Boolean> struck = new ArrayList<>();
    world.runStruck(
        _ -> {
          if (!victim.isEmpty()) {
            moment.pass(() -> struck.add(victim.getFirst().cancel()));
          }
        },
        () -> {
          part.link = await(world.open());
          victim.add(start("victim", () -> await(part.call(World.updating("insert a")))));
          ended(victim.getFirst());
          seen.add(part.link.isBusy() ? "busy" : "free");
          World.update(part.link, "insert b");
        });

    observed("the connection when the task has ended", seen)
        .suggests(PoolTest.LEAVES_THE_THREAD_BEHIND)
        .shouldBe(List.of("free"));
    observed("whether the task ended as cancelled", victim.getFirst().isCancelled())
        .suggests(HIDES_THE_CANCELLATION, cancelled -> !cancelled)
        .shouldBe(struck.contains(true));
    observed("the calls to the database", world.jdbc.calls())
        .suggests(CANCEL_HITS_THE_NEXT)
        .shouldSatisfy(
            "no call to cancel that hits the next statement",
            calls -> calls.stream().noneMatch(call -> call.contains("hits")));
    keptTheRules(world);
  }
}
