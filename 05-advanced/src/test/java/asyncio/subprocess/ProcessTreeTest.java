package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.3", part = 3, points = 8, seconds = 20)
@DisplayName("05.3 Subprocesses: a process with all that it has started")
class ProcessTreeTest extends ProcessTests {

  private static final Misconception ROOT_FIRST =
      Misconception.of(
          "root-dies-first",
          "the root is killed, and then asked for its descendants: it has none any more, they have"
              + " another parent now. Look them up before");

  private static final Misconception ROOT_ONLY =
      Misconception.of(
          "root-only",
          "only the root is killed; what it has started goes on, and holds its pipes and files");

  private static final Misconception CHILDREN_ONLY =
      Misconception.of(
          "children-only", "the root's children are killed, and theirs go on without a parent");

  private static final Misconception STRAGGLERS =
      Misconception.of(
          "stragglers-survive",
          "a descendant has started another one after the look-up, and that survives; ask each once"
              + " more before it is killed");

  private static final Misconception NO_PROC =
      Misconception.of(
          "no-proc-no-kill",
          "the system does not tell of descendants, and so not even the root is killed; the look-up"
              + " may fail, the killing must not");

  private static final Misconception ROOT_LAST =
      Misconception.of(
          "root-dies-last",
          "the descendants are killed before the root, which can start new ones meanwhile");

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of(
          "end-does-not-wait",
          "the process is killed, and its end is not waited for: who goes on finds it still there");

  private static final Misconception GIVES_UP =
      Misconception.of(
          "cancelled-wait-gives-up",
          "a cancellation ends the waiting, so that the process is still there when its task has"
              + " ended");

  private static final Misconception GIVES_UP_LATER =
      Misconception.of(
          "second-cancel-gives-up",
          "the first cancellation is withstood and the second one is not; it may come any number of"
              + " times");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "cancellation-is-swallowed",
          "the task was cancelled while it waited, and goes on as if it had not been; throw the"
              + " CancelledError at the end");

  private static final Misconception CANCELS_IT =
      Misconception.of(
          "cancels-what-it-waits-for",
          "the cancellation has reached the future that is waited for, so that all others who wait"
              + " for it are cancelled, too; shield it");

  private static final Misconception LOOKS =
      Misconception.of(
          "how-it-ended-comes-out",
          "the future has failed, and its failure comes out of the waiting, which only wants to"
              + " know when it is done");

  private static final Misconception LEVELS =
      Misconception.of(
          "level-by-level",
          "each is asked for its children when its turn comes, and the child has ended by then,"
              + " with its parent: its own are found by nobody. Ask for all descendants before");

  private static final Misconception STRAGGLERS_NOT_ASKED =
      Misconception.of(
          "stragglers-are-not-asked",
          "what the second look has found is killed, and not asked for its own; it can have started"
              + " some as well");

  private static final Misconception KILLS_EARLY =
      Misconception.of(
          "kills-before-it-runs",
          "the process is killed when the coroutine is made; a coroutine does nothing before it is"
              + " awaited");

  private static final Misconception TAKES_IT_FOR_ITS_OWN =
      Misconception.of(
          "anothers-cancellation",
          "the future that is waited for was cancelled, and not the task that waits; at an await"
              + " both look alike, so wait by something that does not throw what the future has");

  private static final Misconception FORGETS =
      Misconception.of(
          "late-cancellation-is-forgotten",
          "the task was cancelled when the future was done and the task had not gone on yet; that"
              + " the future is done does not mean that no cancellation came");

  private static final Misconception NEW_ERROR =
      Misconception.of(
          "another-cancelled-error",
          "what comes out is a new CancelledError, and the message with which the task was"
              + " cancelled is lost; keep the one that came");

  private static final Misconception WITHSTANDS =
      Misconception.of(
          "closing-is-withstood",
          "the loop was closed, and the coroutine is to be unwound; it takes that for one more"
              + " cancellation, and waits on. Only a CancelledError is one");

  @Test
  @DisplayName("a process is killed with its children and theirs, each once")
  void theWholeTree() {
    run(
        () -> {
          ScriptedHandle root = process.handle;
          root.starts("child").starts("grandchild");
          root.starts("other child");
          ProcessTree.kill(root);

          observed("what was killed, in the order of names", sorted())
              .suggests(ROOT_ONLY, seen -> seen.equals(List.of("kill root")))
              .suggests(
                  CHILDREN_ONLY, seen -> seen.stream().noneMatch(it -> it.endsWith("grandchild")))
              .shouldBe(List.of("kill child", "kill grandchild", "kill other child", "kill root"));
        });
  }

  private List<String> sorted() {
    return signals.lines().stream().sorted().toList();
  }

  @Test
  @DisplayName("descendants are looked up before the root is dead, and killed after it")
  void lookedUpBefore() {
    run(
        () -> {
          ScriptedHandle root = process.handle;
          root.starts("child");
          ProcessTree.kill(root);

          observed("what was killed", signals)
              .suggests(ROOT_FIRST, seen -> seen.equals(List.of("kill root")))
              .suggests(ROOT_LAST, seen -> seen.indexOf("kill root") == 1)
              .shouldBe("kill root", "kill child");
        });
  }

  @Test
  @DisplayName("what a descendant starts in the meantime is found, too")
  void stragglers() {
    run(
        () -> {
          ScriptedHandle root = process.handle;
          ScriptedHandle child = root.starts("child");
          root.whenAsked(() -> child.starts("straggler").starts("its child"));
          ProcessTree.kill(root);

          observed("what was killed, in the order of names", sorted())
              .suggests(STRAGGLERS, seen -> !seen.contains("kill straggler"))
              .shouldBe(List.of("kill child", "kill its child", "kill root", "kill straggler"));
        });
  }

  @Test
  @DisplayName("what a straggler starts is found as well")
  void stragglersOfStragglers() {
    run(
        () -> {
          ScriptedHandle root = process.handle;
          ScriptedHandle child = root.starts("child");
          root.whenAsked(
              () -> {
                ScriptedHandle straggler = child.starts("straggler");
                child.whenKilled(() -> straggler.starts("its child"));
              });
          ProcessTree.kill(root);

          observed("what was killed, in the order of names", sorted())
              .suggests(
                  STRAGGLERS_NOT_ASKED,
                  seen -> seen.contains("kill straggler") && !seen.contains("kill its child"))
              .suggests(STRAGGLERS, seen -> !seen.contains("kill straggler"))
              .shouldBe(List.of("kill child", "kill its child", "kill root", "kill straggler"));
        });
  }

  @Test
  @DisplayName("a child that ends with its parent leaves its own behind, and they are killed")
  void endsWithItsParent() {
    run(
        () -> {
          ScriptedHandle root = process.handle;
          ScriptedHandle child = root.starts("child");
          child.starts("grandchild");
          root.whenKilled(child::end);
          ProcessTree.kill(root);

          observed("whether the grandchild was killed", signals.lines().contains("kill grandchild"))
              .suggests(LEVELS, _ -> signals.lines().contains("kill child"))
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName("where the system does not tell of descendants, the process itself is killed")
  void withoutProc() {
    run(
        () -> {
          process.handle.hasNoProc();
          attempting("killing without /proc", () -> ProcessTree.kill(process.handle))
              .suggests(NO_PROC)
              .shouldSucceed();
          observed("what was killed", signals).suggests(NO_PROC).shouldBe("kill root");
        });
  }

  @Test
  @DisplayName("a descendant that tells nothing of its own is killed all the same")
  void childWithoutProc() {
    run(
        () -> {
          ScriptedHandle child = process.handle.starts("child");
          process.handle.starts("other");
          process.handle.whenAsked(child::hasNoProc);
          attempting("killing when /proc is gone meanwhile", () -> ProcessTree.kill(process.handle))
              .suggests(NO_PROC)
              .shouldSucceed();
          observed("what was killed", sorted())
              .shouldBe(List.of("kill child", "kill other", "kill root"));
        });
  }

  @Test
  @DisplayName("who ends a process goes on when it has ended")
  void endWaits() {
    run(
        () -> {
          var ended = new Future<Void>(loop);
          Task<Void> ending = start(() -> await(ProcessTree.end(process.handle, ended)));
          ticks(3);
          observed("what was killed", signals).shouldBe("kill root");
          observed("whether the waiting is over before the end", ending.isDone())
              .suggests(DOES_NOT_WAIT)
              .shouldBe(false);
          ended.setResult(null);
          await(ending);
        });
  }

  @Test
  @DisplayName("a coroutine that ends a process does nothing before it is awaited")
  void endIsLazy() {
    run(
        () -> {
          var ended = new Future<Void>(loop);
          ended.setResult(null);
          var ending = ProcessTree.end(process.handle, ended);
          observed("what was killed before", signals).suggests(KILLS_EARLY).shouldBeEmpty();
          await(ending);
          observed("what was killed", signals).shouldBe("kill root");
        });
  }

  @Test
  @DisplayName("a future that is cancelled while it is waited for cancels nobody")
  void cancelledFuture() {
    run(
        () -> {
          var future = new Future<Void>(loop);
          Task<Void> waiting = start(() -> await(ProcessTree.untilDone(future)));
          ticks(3);
          future.cancel();
          attempting("waiting for a future that is cancelled", () -> await(waiting))
              .suggests(TAKES_IT_FOR_ITS_OWN, thrown -> thrown instanceof CancelledError)
              .shouldSucceed();
        });
  }

  @Test
  @DisplayName("a cancellation that comes when the future is done is not forgotten")
  void cancelledWhenDone() {
    run(
        () -> {
          // The task goes on so many iterations after the future, or earlier.
          for (int later = 0; later < 4; later++) {
            var future = new Future<Void>(loop);
            Task<Void> waiting = start(() -> await(ProcessTree.untilDone(future)));
            ticks(3);
            future.setResult(null);
            ticks(later);
            boolean isTold = waiting.cancel("shutting down");
            ended(waiting);
            observed("whether a task that was told to end did so", waiting.isCancelled())
                .suggests(FORGETS, cancelled -> !cancelled)
                .shouldBe(isTold);
          }
        });
  }

  @Test
  @DisplayName("the message of a cancellation comes out with it")
  void message() {
    run(
        () -> {
          var future = new Future<Void>(loop);
          Task<Void> waiting = start(() -> await(ProcessTree.untilDone(future)));
          ticks(3);
          waiting.cancel("shutting down");
          ticks(3);
          future.setResult(null);
          attempting("awaiting the task that was cancelled", () -> await(waiting))
              .suggests(
                  NEW_ERROR,
                  thrown -> thrown instanceof CancelledError && thrown.getMessage() == null)
              .shouldSatisfy(
                  "a CancelledError: shutting down",
                  thrown ->
                      thrown instanceof CancelledError
                          && "shutting down".equals(thrown.getMessage()));
        });
  }

  @Test
  @DisplayName("a cancellation does not put the waiting off, and comes out at its end")
  void cancelledWhileWaiting() {
    strike(1);
  }

  @Test
  @DisplayName("nor do several")
  void cancelledAgainAndAgain() {
    strike(3);
  }

  private void strike(int times) {
    run(
        () -> {
          var done = new Future<Void>(loop);
          Task<Void> waiting = start(() -> await(ProcessTree.untilDone(done)));
          for (int i = 0; i < times; i++) {
            ticks(3);
            waiting.cancel();
          }
          ticks(3);
          observed("whether the future is cancelled", done.isCancelled())
              .suggests(CANCELS_IT)
              .shouldBe(false);
          observed("whether the waiting is over before the end", waiting.isDone())
              .suggests(times == 1 ? GIVES_UP : GIVES_UP_LATER)
              .shouldBe(false);
          done.setResult(null);
          attempting("awaiting the task that was cancelled", () -> await(waiting))
              .suggests(SWALLOWS, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
        });
  }

  @Test
  @DisplayName("a task that waits is unwound when its loop is closed")
  void unwound() {
    var own = new UntroubledTime();
    try (EventLoop closed = EventLoop.create(own, own)) {
      closed.setExceptionHandler((_, _) -> {});
      var never = new Future<Void>(closed);
      Coroutine<Void> waiting =
          async(
              () -> {
                try {
                  await(ProcessTree.untilDone(never));
                } finally {
                  trace.add("unwound");
                }
              });
      Tasks.of(closed).create(waiting, "waiting", null);
      Runner.runUntilComplete(closed, async(() -> ticks(3)));
    }
    observed("what became of the task", trace).suggests(WITHSTANDS).shouldBe("unwound");
  }

  @Test
  @DisplayName("a future that fails or is cancelled is done, and that is all")
  void howItEnded() {
    run(
        () -> {
          var failed = new Future<Void>(loop);
          var cancelled = new Future<Void>(loop);
          start(
              () -> {
                failed.setException(new IOException("disk"));
                cancelled.cancel();
              });
          attempting("waiting for a future that fails", () -> await(ProcessTree.untilDone(failed)))
              .suggests(LOOKS)
              .shouldSucceed();
          attempting("waiting for one that has failed", () -> await(ProcessTree.untilDone(failed)))
              .suggests(LOOKS)
              .shouldSucceed();
          observed("whether the other future is done", Set.of(cancelled.isDone()))
              .shouldBe(Set.of(true));
        });
  }
}
