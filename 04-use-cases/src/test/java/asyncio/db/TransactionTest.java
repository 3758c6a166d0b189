package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.7", part = 2, points = 7, seconds = 10)
@DisplayName("04.7 An asynchronous database, part 2: transactions")
class TransactionTest extends DatabaseTests {

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "rolls-back-only-exceptions",
          "an Error, such as a cancellation, leaves the transaction open or has it committed; roll"
              + " back whatever is thrown");

  static final Misconception COMMITS_ANYWAY =
      Misconception.of(
          "commits-whatever-happens", "the body has failed, and what it did until then stays");

  private static final Misconception AUTO_COMMIT_COMMITS =
      Misconception.of(
          "auto-commit-in-a-finally",
          "auto-commit is switched on in the middle of a transaction, after a commit or a rollback"
              + " that has failed; that commits it");

  private static final Misconception AUTO_COMMIT_STAYS_OFF =
      Misconception.of(
          "auto-commit-stays-off",
          "after the transaction auto-commit is still off, and the next statement begins another"
              + " one that nobody commits");

  private static final Misconception ROLLBACK_HIDES =
      Misconception.of(
          "rollback-hides-the-cause",
          "the rollback fails as well, and its failure takes the place of what led to it");

  private static final Misconception KEEPS_THE_BROKEN =
      Misconception.of(
          "goes-on-after-a-failed-rollback",
          "a connection whose rollback has failed is used on; nobody knows what is pending on it");

  private static final Misconception FAILED_COMMIT_STAYS =
      Misconception.of("failed-commit-stays-open", "a commit fails, and nothing is rolled back");

  private static final Misconception INNER_COMMITS =
      Misconception.of(
          "inner-commits",
          "a transaction within another one commits, and with it all that the outer one has done");

  private static final Misconception INNER_ROLLS_ALL_BACK =
      Misconception.of(
          "inner-rolls-all-back",
          "a transaction within another one fails, and all that the outer one has done is gone; set"
              + " a savepoint");

  private static final Misconception INNER_KEEPS =
      Misconception.of(
          "inner-keeps-what-failed",
          "a transaction within another one fails, and what it did until then stays");

  private static final Misconception COMMIT_ABANDONED =
      Misconception.of(
          "commit-is-abandoned",
          "who is cancelled during a call to the database does not wait for its end, and the"
              + " transaction goes on behind its back");

  private static final Misconception ROLLBACK_SWALLOWS =
      Misconception.of(
          "rollback-swallows-the-cancellation",
          "who is cancelled during a rollback never hears of it");

  private static final Misconception TOUCHES_THE_LOST =
      Misconception.of(
          "rolls-back-what-is-lost",
          "a rollback is tried on a connection that is lost; it only adds noise to the failure");

  private static final Misconception AUTO_COMMIT_FOR_COMMIT =
      Misconception.of(
          "auto-commit-for-commit",
          "nothing commits but switching auto-commit on, which does so by the way; call commit,"
              + " so that a failure is one of the commit");

  private static final Misconception COMMIT_HIDES =
      Misconception.of(
          "commit-hides-the-cancellation",
          "who is cancelled during the commit gets its result or its failure; it was cancelled,"
              + " and should say so");

  private static final Misconception AUTO_COMMIT_UNNOTICED =
      Misconception.of(
          "auto-commit-fails-unnoticed",
          "auto-commit could not be switched on again, and the connection is used on; its next"
              + " statement begins a transaction that nobody commits");

  private static final Misconception COMMITTED_BUT_FAILED =
      Misconception.of(
          "committed-but-failed",
          "the commit has worked, and something after it fails the transaction; whoever sees"
              + " that does it all once more");

  private static final Misconception CANCELLED_KEEPS_THE_BROKEN =
      Misconception.of(
          "cancelled-rollback-passes",
          "a rollback fails while its task is being cancelled, and the connection is used on;"
              + " nobody knows what is pending on it");

  private static final Misconception SAVEPOINT_KEPT =
      Misconception.of(
          "savepoint-is-kept",
          "a savepoint is not released when its body has returned; the database keeps each of"
              + " them until the outer one ends");

  private static final Misconception FAILED_RELEASE_STAYS =
      Misconception.of(
          "failed-release-stays",
          "a savepoint cannot be released, which is told as a failure, and what was done since"
              + " then stays; go back to it");

  private static final Misconception UNDOES_THE_RELEASED =
      Misconception.of(
          "undoes-what-was-released",
          "who is cancelled while a savepoint is released goes back to it though it is gone, and"
              + " so loses the connection");

  /** Describes what was thrown, and what is suppressed in it. */
  private static String toldInFull(Throwable thrown) {
    return thrown.getSuppressed().length == 0
        ? told(thrown)
        : told(thrown)
            + " with "
            + Arrays.stream(thrown.getSuppressed()).map(DatabaseTests::told).toList();
  }

  private void insert(String what) throws Exception {
    World.update(link, "insert " + what);
  }

  private Object transaction(Callable<?> body) {
    return await(Transaction.<Object>around(link, body));
  }

  private Object fail(String message) {
    throw new IllegalArgumentException(message);
  }

  /** Runs a program with one connection, and says afterwards what has become of it. */
  private void runLinked(CoroutineAction main) {
    run(
        () -> {
          link = await(world.open());
          jdbc.calls().clear();
          main.run();
        });
  }

  /** Notes how a transaction ends, and what is suppressed in that. */
  @Override
  void noteEnd(String name, Callable<?> body) {
    noteEnd(name, body, TransactionTest::toldInFull);
  }

  private Object insertOne() throws Exception {
    insert("a");
    return "result";
  }

  private String state() {
    return link.isLost() ? "lost" : link.isInTransaction() ? "in a transaction" : "auto-commit";
  }

  @Test
  @DisplayName("what the body did is committed, and its result returned")
  void commits() {
    runLinked(
        () ->
            noteEnd(
                "ended",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          note("within: " + state());
                          insert("b");
                          return "result";
                        })));

    observed("the transaction", trace).shouldBe("within: in a transaction", "ended: result at 0");
    observed("the calls to the database", jdbc.calls())
        .suggests(AUTO_COMMIT_FOR_COMMIT, seen -> !seen.contains("1 commit"))
        .suggests(AUTO_COMMIT_STAYS_OFF, seen -> !seen.contains("1 auto-commit on"))
        .shouldBe(
            List.of(
                "1 auto-commit off", "1 insert a", "1 insert b", "1 commit", "1 auto-commit on"));
    observed("the connection afterwards", state())
        .suggests(AUTO_COMMIT_STAYS_OFF, seen -> seen.equals("in a transaction"))
        .shouldBe("auto-commit");
  }

  @Test
  @DisplayName("whatever the body throws, nothing of it stays, and the same comes out")
  void rollsBack() {
    runLinked(
        () -> {
          noteEnd("exception", () -> transaction(() -> failAfterInsert(new Exception("no"))));
          noteEnd("error", () -> transaction(() -> failAfterInsert(new AssertionError("no"))));
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(ONLY_EXCEPTIONS, seen -> seen.size() == 1)
        .suggests(COMMITS_ANYWAY)
        .shouldBeEmpty();
    observed("how they end", trace)
        .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
        .suggests(AUTO_COMMIT_STAYS_OFF, seen -> !seen.getLast().equals("auto-commit"))
        .shouldBe("exception: no at 0", "error: no at 0", "auto-commit");
  }

  private <X extends Throwable> Object failAfterInsert(X failure) throws Exception {
    insert("a");
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  @Test
  @DisplayName("a transaction whose task is cancelled is rolled back")
  void cancelledInTheBody() {
    runLinked(
        () -> {
          Task<Void> task =
              startNoting(
                  "task",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            pause(100);
                            return null;
                          }));
          pause(50);
          task.cancel();
          await(task);
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
        .shouldBeEmpty();
    observed("a transaction of 100 ms, cancelled at 50", trace)
        .suggests(ONLY_EXCEPTIONS, _ -> !jdbc.calls().contains("1 rollback"))
        .shouldBe("task: cancelled at 50", "auto-commit");
  }

  @Test
  @DisplayName("a rollback that fails is suppressed, and nobody uses the connection again")
  void rollbackFails() {
    jdbc.failing("rollback", "broken pipe");
    runLinked(
        () -> {
          noteEnd("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
        .shouldBeEmpty();
    observed("the body fails, and then the rollback", trace)
        .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
        .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
        .shouldBe("task: no with [broken pipe] at 0", "lost");
  }

  @Test
  @DisplayName("a commit that fails is rolled back")
  void commitFails() {
    jdbc.failing("commit", "disk full");
    runLinked(
        () -> {
          noteEnd(
              "task",
              () ->
                  transaction(
                      () -> {
                        insert("a");
                        return "result";
                      }));
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(AUTO_COMMIT_FOR_COMMIT, _ -> !jdbc.calls().contains("1 commit"))
        .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
        .shouldBeEmpty();
    observed("a commit that fails", trace)
        .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
        .shouldBe("task: disk full at 0", "auto-commit");
    observed("the calls to the database", jdbc.calls())
        .suggests(FAILED_COMMIT_STAYS, seen -> !seen.contains("1 rollback"))
        .shouldBe(
            List.of(
                "1 auto-commit off", "1 insert a", "1 commit", "1 rollback", "1 auto-commit on"));
  }

  @Test
  @DisplayName("a commit and its rollback that fail leave nothing, and a connection that is lost")
  void commitAndRollbackFail() {
    jdbc.failing("commit", "disk full").failing("rollback", "broken pipe");
    runLinked(
        () -> {
          noteEnd(
              "task",
              () ->
                  transaction(
                      () -> {
                        insert("a");
                        return "result";
                      }));
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(AUTO_COMMIT_FOR_COMMIT, _ -> !jdbc.calls().contains("1 commit"))
        .suggests(AUTO_COMMIT_COMMITS, _ -> jdbc.calls().contains("1 auto-commit on"))
        .shouldBeEmpty();
    observed("a commit that fails, and then the rollback", trace)
        .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
        .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
        .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
        .shouldBe("task: disk full with [broken pipe] at 0", "lost");
  }

  @Test
  @DisplayName("what is committed has not failed, even if auto-commit cannot be switched on then")
  void autoCommitFailsAfterTheCommit() {
    jdbc.failing("auto-commit on", "broken pipe");
    runLinked(
        () -> {
          noteEnd("task", () -> transaction(this::insertOne));
          note(jdbc.committed() + ", " + state());
        });

    observed("a commit that works, and then auto-commit cannot be switched on", trace)
        .suggests(COMMITTED_BUT_FAILED, seen -> seen.getFirst().startsWith("task: broken pipe"))
        .suggests(AUTO_COMMIT_UNNOTICED, seen -> !seen.getLast().endsWith("lost"))
        .shouldBe("task: result at 0", "[insert a], lost");
  }

  @Test
  @DisplayName("if auto-commit cannot be switched on after a rollback, the connection is lost")
  void autoCommitFailsAfterTheRollback() {
    jdbc.failing("auto-commit on", "broken pipe");
    runLinked(
        () -> {
          noteEnd("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
          note(jdbc.committed() + ", " + state());
        });

    observed("a rollback that works, and then auto-commit cannot be switched on", trace)
        .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("task: broken pipe"))
        .suggests(AUTO_COMMIT_UNNOTICED, seen -> !seen.getLast().endsWith("lost"))
        .shouldBe("task: no with [broken pipe] at 0", "[], lost");
  }

  @Test
  @DisplayName("on a connection that is lost, no rollback is tried")
  void lostInTheBody() {
    runLinked(
        () ->
            noteEnd(
                "task",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          link.giveUp();
                          return fail("lost");
                        })));

    observed("how it ends", trace)
        .suggests(TOUCHES_THE_LOST, seen -> seen.getFirst().contains(" with ["))
        .shouldBe("task: lost at 0");
    observed("the calls to the database", jdbc.calls())
        .shouldBe(List.of("1 auto-commit off", "1 insert a"));
  }

  @Test
  @DisplayName("a transaction within another one is committed with it")
  void innerCommits() {
    runLinked(
        () -> {
          transaction(
              () -> {
                insert("a");
                transaction(
                    () -> {
                      insert("b");
                      return null;
                    });
                note("after the inner one: " + jdbc.committed() + ", " + state());
                insert("c");
                return null;
              });
          note("at the end: " + jdbc.committed() + ", " + state());
        });

    observed("what the database keeps", trace)
        .suggests(INNER_COMMITS, seen -> !seen.getFirst().contains("[]"))
        .suggests(INNER_COMMITS, seen -> seen.getFirst().endsWith("auto-commit"))
        .shouldBe(
            "after the inner one: [], in a transaction",
            "at the end: [insert a, insert b, insert c], auto-commit");
  }

  @Test
  @DisplayName("a transaction within another one can fail alone")
  void innerFails() {
    runLinked(
        () -> {
          transaction(
              () -> {
                insert("a");
                noteEnd(
                    "inner",
                    () ->
                        transaction(
                            () -> {
                              insert("b");
                              return fail("on purpose");
                            }));
                insert("c");
                return null;
              });
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(INNER_KEEPS, seen -> seen.contains("insert b"))
        .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.contains("insert a"))
        .shouldBe(List.of("insert a", "insert c"));
    observed("how it ends", trace)
        .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.getLast().equals("auto-commit"))
        .shouldBe("inner: on purpose at 0", "auto-commit");
  }

  @Test
  @DisplayName("a transaction within another one whose time is up leaves nothing")
  void innerRunsOutOfTime() {
    runLinked(
        () ->
            transaction(
                () -> {
                  insert("a");
                  noteEnd("inner", () -> await(timeout(millis(50), () -> innerOfAMinute())));
                  insert("c");
                  return null;
                }));

    observed("an inner one that takes too long", trace).shouldBe("inner: time is up at 50");
    observed("what the database keeps", jdbc.committed())
        .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("insert b"))
        .suggests(INNER_ROLLS_ALL_BACK, seen -> !seen.contains("insert a"))
        .shouldBe(List.of("insert a", "insert c"));
  }

  private Object innerOfAMinute() {
    return transaction(
        () -> {
          insert("b");
          pause(60_000);
          return null;
        });
  }

  @Test
  @DisplayName("a savepoint is released when the inner body has returned")
  void innerIsReleased() {
    runLinked(
        () ->
            transaction(
                () -> {
                  transaction(this::insertOne);
                  insert("b");
                  return null;
                }));

    observed("the calls to the database", jdbc.calls())
        .suggests(INNER_COMMITS, seen -> seen.indexOf("1 commit") < seen.indexOf("1 insert b"))
        .suggests(SAVEPOINT_KEPT, seen -> !seen.contains("1 release savepoint"))
        .shouldBe(
            List.of(
                "1 auto-commit off",
                "1 savepoint",
                "1 insert a",
                "1 release savepoint",
                "1 insert b",
                "1 commit",
                "1 auto-commit on"));
  }

  @Test
  @DisplayName("if a savepoint cannot be released, the inner one has failed, and leaves nothing")
  void releaseFails() {
    jdbc.failing("release savepoint", "no memory");
    runLinked(
        () -> {
          transaction(
              () -> {
                noteEnd("inner", () -> transaction(this::insertOne));
                insert("b");
                return null;
              });
          note(jdbc.committed() + ", " + state());
        });

    observed("an inner one that cannot be released", trace)
        .suggests(FAILED_RELEASE_STAYS, seen -> seen.getLast().startsWith("[insert a"))
        .shouldBe("inner: no memory at 0", "[insert b], auto-commit");
  }

  @Test
  @DisplayName("a failure that goes through both leaves nothing of either")
  void innerAndOuterFail() {
    runLinked(
        () ->
            noteEnd(
                "outer",
                () ->
                    transaction(
                        () -> {
                          insert("a");
                          return transaction(() -> failAfterInsert(new Exception("no")));
                        })));

    observed("what the database keeps", jdbc.committed()).shouldBeEmpty();
    observed("how it ends", trace).shouldBe("outer: no at 0");
  }

  @Test
  @DisplayName("if it cannot go back to the savepoint, the connection is lost")
  void savepointFails() {
    jdbc.failing("rollback to savepoint", "broken pipe");
    runLinked(
        () -> {
          noteEnd(
              "outer",
              () ->
                  transaction(
                      () -> {
                        insert("a");
                        noteEnd("inner", () -> transaction(() -> fail("no")));
                        insert("b");
                        return null;
                      }));
          note(state());
        });

    observed("what the database keeps", jdbc.committed())
        .suggests(KEEPS_THE_BROKEN, seen -> seen.contains("insert b"))
        .shouldBeEmpty();
    observed("a transaction in another one whose rollback fails", trace)
        .suggests(ROLLBACK_HIDES, seen -> seen.getFirst().startsWith("inner: broken pipe"))
        .suggests(KEEPS_THE_BROKEN, seen -> !seen.getLast().equals("lost"))
        .shouldBe(
            "inner: no with [broken pipe] at 0", "outer: the connection is lost at 0", "lost");
  }

  @Test
  @DisplayName("who is cancelled during the commit waits for its end, and then is cancelled")
  void cancelledInTheCommit() {
    jdbc.slow("commit", 100);
    runLinked(
        () -> {
          Task<Void> task =
              startNoting(
                  "task",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            return "result";
                          }));
          pause(50);
          task.cancel();
          await(task);
          note(jdbc.committed() + ", " + state());
        });

    observed("a commit of 100 ms, cancelled at 50", trace)
        .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
        .suggests(COMMIT_HIDES, seen -> seen.getFirst().equals("task: result at 100"))
        .shouldBe("task: cancelled at 100", "[insert a], auto-commit");
  }

  @Test
  @DisplayName("a commit that fails while its task is being cancelled is rolled back as well")
  void cancelledInAFailingCommit() {
    jdbc.slow("commit", 100).failing("commit", "disk full");
    runLinked(
        () -> {
          Task<Void> task =
              startNoting(
                  "task",
                  () ->
                      transaction(
                          () -> {
                            insert("a");
                            return "result";
                          }));
          pause(50);
          task.cancel();
          await(task);
          note(jdbc.committed() + ", " + state());
        });

    observed("a commit of 100 ms that fails, cancelled at 50", trace)
        .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
        .suggests(AUTO_COMMIT_COMMITS, seen -> seen.getLast().startsWith("[insert"))
        .suggests(FAILED_COMMIT_STAYS, _ -> !jdbc.calls().contains("1 rollback"))
        .suggests(COMMIT_HIDES, seen -> seen.getFirst().startsWith("task: disk full"))
        .shouldBe("task: cancelled with [disk full] at 100", "[], auto-commit");
  }

  @Test
  @DisplayName("who is cancelled during the rollback hears of it, and of what led to it")
  void cancelledInTheRollback() {
    jdbc.slow("rollback", 100);
    runLinked(
        () -> {
          Task<Void> task =
              startNoting("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
          pause(50);
          task.cancel();
          await(task);
          note(jdbc.committed() + ", " + state());
        });

    observed("a rollback of 100 ms, cancelled at 50", trace)
        .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
        .suggests(ROLLBACK_SWALLOWS, seen -> seen.getFirst().startsWith("task: no"))
        .shouldBe("task: cancelled with [no] at 100", "[], auto-commit");
  }

  @Test
  @DisplayName("if a rollback fails while its task is being cancelled, the connection is lost")
  void cancelledInAFailingRollback() {
    jdbc.slow("rollback", 100).failing("rollback", "broken pipe");
    runLinked(
        () -> {
          Task<Void> task =
              startNoting("task", () -> transaction(() -> failAfterInsert(new Exception("no"))));
          pause(50);
          task.cancel();
          await(task);
          note(jdbc.committed() + ", " + state());
        });

    observed("whether the task ended as cancelled, after the rollback", trace.lines().getFirst())
        .suggests(COMMIT_ABANDONED, seen -> seen.endsWith("at 50"))
        .suggests(ROLLBACK_SWALLOWS, seen -> seen.startsWith("task: no"))
        .shouldSatisfy(
            "task: cancelled … at 100",
            seen -> seen.startsWith("task: cancelled") && seen.endsWith("at 100"));
    observed("what is left of a rollback that fails", trace.lines().getLast())
        .suggests(AUTO_COMMIT_COMMITS, seen -> seen.startsWith("[insert a]"))
        .suggests(CANCELLED_KEEPS_THE_BROKEN, seen -> !seen.endsWith("lost"))
        .shouldBe("[], lost");
  }

  @Test
  @DisplayName("who is cancelled while it goes back to a savepoint hears of it")
  void cancelledInTheInnerRollback() {
    jdbc.slow("rollback to savepoint", 100);
    runLinked(
        () -> {
          Task<Void> task =
              startNoting(
                  "outer",
                  () ->
                      transaction(
                          () -> {
                            noteEnd("inner", this::failWithin);
                            return null;
                          }));
          pause(50);
          task.cancel();
          await(task);
        });

    observed("going back takes 100 ms, and is cancelled at 50", trace.lines().getFirst())
        .suggests(COMMIT_ABANDONED, seen -> seen.endsWith("at 50"))
        .suggests(ROLLBACK_SWALLOWS, seen -> seen.startsWith("inner: no"))
        .shouldBe("inner: cancelled with [no] at 100");
  }

  private Object failWithin() {
    return transaction(() -> failAfterInsert(new Exception("no")));
  }

  @Test
  @DisplayName("who is cancelled while a savepoint is released does not go back to it")
  void cancelledInTheRelease() {
    jdbc.slow("release savepoint", 100);
    runLinked(
        () -> {
          noteEnd(
              "outer",
              () ->
                  transaction(
                      () -> {
                        noteEnd("inner", () -> await(timeout(millis(50), () -> insertWithin())));
                        insert("b");
                        return null;
                      }));
          note(jdbc.committed() + ", " + state());
        });

    observed("releasing takes 100 ms, and is cancelled at 50", trace)
        .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
        .suggests(UNDOES_THE_RELEASED, _ -> jdbc.calls().contains("1 rollback to savepoint"))
        .shouldBe(
            "inner: time is up at 100", "outer: null at 100", "[insert a, insert b], auto-commit");
  }

  private Object insertWithin() {
    return transaction(this::insertOne);
  }

  @Test
  @DisplayName("who is cancelled while the transaction begins leaves auto-commit on")
  void cancelledInTheBeginning() {
    jdbc.slow("auto-commit off", 100);
    runLinked(
        () -> {
          Task<Void> task = startNoting("task", () -> transaction(() -> "result"));
          pause(50);
          task.cancel();
          await(task);
          note(state());
        });

    observed("a beginning of 100 ms, cancelled at 50", trace)
        .suggests(COMMIT_ABANDONED, seen -> seen.getFirst().endsWith("at 50"))
        .suggests(AUTO_COMMIT_STAYS_OFF, seen -> seen.getLast().equals("in a transaction"))
        .shouldBe("task: cancelled at 100", "auto-commit");
  }

  @Test
  @DisplayName("wherever its task is cancelled, a transaction is all or nothing")
  void aTransactionCancelledAtEveryMoment() {
    cancelEverywhere(this::cancelTheTransaction);
  }

  private void cancelTheTransaction(EveryMoment moment) {
    var part = new TransactionTest();
    World world = part.world;
    List<String> states = new ArrayList<>();
    List<Task<?>> victim = new ArrayList<>();
    world.runStruck(
        _ -> {
          if (!victim.isEmpty()) {
            moment.pass(victim.getFirst()::cancel);
          }
        },
        () -> {
          part.link = await(world.open());
          victim.add(start("victim", part::twoWithinAnother));
          ended(victim.getFirst());
          states.add(part.state());
          part.insert("afterwards");
        });

    observed("the connection afterwards", states)
        .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("in a transaction"))
        .shouldBe(List.of("auto-commit"));
    observed("what the database keeps", world.jdbc.committed())
        .shouldSatisfy(
            "all or nothing, and what was inserted afterwards",
            seen ->
                seen.equals(List.of("insert afterwards"))
                    || seen.equals(
                        List.of("insert a", "insert b", "insert c", "insert afterwards")));
    keptTheRules(world);
  }

  private void twoWithinAnother() {
    transaction(
        () -> {
          insert("a");
          transaction(
              () -> {
                insert("b");
                return null;
              });
          insert("c");
          return null;
        });
  }
}
